using Fsm.Chat.Tests.Server.Keeping.Support;
using static Fsm.Chat.Tests.Server.Keeping.Support.Samples;

namespace Fsm.Chat.Tests.Server.Keeping;

/// <summary>The store of the simulation behaves as a real one does.</summary>
internal sealed class MemoryStoreTests : StoreConformance
{
    private MemoryDisk _disk = null!;
    private MemoryStore _store = null!;

    [SetUp]
    public void Start() => _disk = new();

    [TearDown]
    public void End() => _store.Dispose();

    [TestCase(StoreFault.StoreFull, "refused", 0)]
    [TestCase(StoreFault.StoreInDoubt, "in doubt", 2)]
    [TestCase(StoreFault.StoreInDoubtAndLost, "in doubt", 0)]
    [TestCase(StoreFault.StoreSlow, "stored", 2)]
    public void Fault_happens_to_one_batch(StoreFault fault, string outcome, int stored)
    {
        var store = Open();
        _store.Fault = fault;

        Assert.That(store.Write(Texts(1, 2)).Outcome, Is.EqualTo(outcome));
        Assert.That(_disk.Messages.Count(), Is.EqualTo(stored));
        Assert.That(store.Repeat(Texts(1, 2)).Outcome, Is.EqualTo("stored"));
        Assert.That(_disk.Messages.Count(), Is.EqualTo(2));
    }

    protected override StoreUnderTest Open() => Reopen();

    protected override StoreUnderTest Reopen()
    {
        _store = new(_disk);
        return new(_store, () => { while (_store.Work()) { } });
    }
}
