using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Sqlite;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Server.Keeping;

/// <summary>The store in a file behaves as every store does.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class SqliteStoreTests : StoreConformance
{
    private string _folder = null!;
    private SqliteStore? _store;

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("fsmchat").FullName;

    [TearDown]
    public void Remove()
    {
        Close();
        Directory.Delete(_folder, recursive: true);
    }

    protected override StoreUnderTest Open() => Reopen();

    protected override StoreUnderTest Reopen()
    {
        Close();
        _store = SqliteStore.Open(_folder, Durability.Process, TimeProvider.System); // what it outlives is for other tests: these need no disk
        return new(_store);
    }

    private void Close()
    {
        _store?.Dispose();
        _store?.Closed.Wait();
        _store = null;
    }
}
