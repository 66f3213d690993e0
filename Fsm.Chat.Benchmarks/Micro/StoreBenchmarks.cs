using BenchmarkDotNet.Attributes;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Server.Keeping.Sqlite;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>A message of 60 bytes into the store, on the disk when it returns, in batches as they come under more and more load; the place index follows. The time is for one message.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks : IDisposable
{
    private const int Conversations = 300;

    private readonly byte[] _text = new byte[60];
    private string _folder = "";
    private StoreWriter _writer = null!;
    private long _last;

    [GlobalSetup]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("fsmchat-store").FullName;
        var store = SqliteStore.Open(_folder, Durability.Power, TimeProvider.System);
        store.Dispose();
        store.Closed.Wait();
        var path = Path.Combine(_folder, StoreFolder.FileName);
        _writer = new(StoreFile.Reopen(path, Durability.Power), path, Durability.Power);
        _last = 0;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _writer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public long One() => Write(1);

    [Benchmark(OperationsPerInvoke = 16)]
    public long BatchOf16() => Write(16);

    [Benchmark(OperationsPerInvoke = 128)]
    public long BatchOf128() => Write(128);

    [Benchmark(OperationsPerInvoke = 1024)]
    public long BatchOf1024() => Write(1024);

    private long Write(int count)
    {
        var batch = new StoreBatch();
        for (var i = 0; i < count; i++)
        {
            _last++;
            batch.Add(new KeptMessage(_last, 1 + (_last % Conversations), 1 + (_last / Conversations), 1, 1, _last, _last, MessageKind.Text, _text));
        }

        if (_writer.Write(batch, isRepeat: false, out _) != WriteOutcome.Stored)
            throw new InvalidOperationException("A batch was not stored.");
        if (_writer.MissingPlaces >= PlaceIndex.Step)
            _writer.AdvancePlaces(PlaceIndex.Step);
        return _last;
    }
}
