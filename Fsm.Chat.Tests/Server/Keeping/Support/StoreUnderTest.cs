using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Tests.Server.Keeping.Support;

/// <summary>A store, asked one thing after the other.</summary>
internal sealed class StoreUnderTest
{
    private readonly IStore _store;
    private readonly Action? _work;
    private readonly StoreAnswers _answers = new();

    /// <param name="store">The store.</param>
    /// <param name="work">Lets a store work that has no thread of its own.</param>
    public StoreUnderTest(IStore store, Action? work = null)
    {
        (_store, _work) = (store, work);
        store.AnswerTo(_answers);
    }

    public StartFacts Start => _store.Start;

    public BatchAnswer Write(StoreBatch batch) => Answer(() => _store.Write(batch));

    public BatchAnswer Repeat(StoreBatch batch) => Answer(() => _store.Repeat(batch));

    /// <summary>Writes what has to be written for the test to mean anything.</summary>
    public void Keep(StoreBatch batch)
    {
        var answer = Write(batch);
        Assert.That((answer.Outcome, answer.Reason), Is.EqualTo(("stored", (StoreRefusal?)null)));
    }

    public StoreAnswer Ask(StoreQuery query)
    {
        Assert.That(_store.TryRead(query), "The question was not taken.");
        _work?.Invoke();
        var answer = _answers.AwaitRead();
        Assert.That(answer.Query, Is.SameAs(query));
        return answer;
    }

    public string[] TextsOf(StoreQuery query) => [.. Ask(query).Messages.Select(message => Encoding.UTF8.GetString(message.Text.Span))];

    private BatchAnswer Answer(Action ask)
    {
        ask();
        _work?.Invoke();
        return _answers.AwaitBatch();
    }
}
