using System.Collections.Concurrent;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Tests.Server.Keeping.Support;

/// <summary>What became of a batch.</summary>
internal sealed record BatchAnswer(StoreBatch Batch, string Outcome, StoreRefusal? Reason = null);

/// <summary>Collects what a store answers, for whoever waits for it.</summary>
internal sealed class StoreAnswers : IStoreEvents
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly BlockingCollection<BatchAnswer> _batches = [];
    private readonly BlockingCollection<StoreAnswer> _reads = [];

    public void BatchStored(StoreBatch batch) => _batches.Add(new(batch, "stored"));

    public void BatchRefused(StoreBatch batch, StoreRefusal reason) => _batches.Add(new(batch, "refused", reason));

    public void BatchInDoubt(StoreBatch batch) => _batches.Add(new(batch, "in doubt"));

    public void Answered(StoreAnswer answer) => _reads.Add(answer);

    public BatchAnswer AwaitBatch() => _batches.TryTake(out var answer, Patience) ? answer : throw new AssertionException("A batch was not answered.");

    public StoreAnswer AwaitRead() => _reads.TryTake(out var answer, Patience) ? answer : throw new AssertionException("A question was not answered.");
}
