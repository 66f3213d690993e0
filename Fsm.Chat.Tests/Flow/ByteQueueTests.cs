namespace Fsm.Chat.Tests.Flow;

/// <summary>The queue with a grammar of its own: lines of text, of which messages begin with their number.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ByteQueueTests
{
    private readonly ByteQueue<string> _queue = new();
    private readonly ArrayBufferWriter<byte> _link = new();

    [Test]
    public void Pieces_of_any_grammar_are_handed_over_as_they_were_written()
    {
        _queue.CommitNumbered(Write("HELLO"));
        Assert.That((Message("hi"), Message("there")), Is.EqualTo((2ul, 3ul)));
        _queue.Commit(Write("PING"));
        _queue.HandOver(_link, int.MaxValue);

        Assert.That(Encoding.UTF8.GetString(_link.WrittenSpan), Is.EqualTo("HELLO\n2 hi\n3 there\nPING\n"));
    }

    [Test]
    public void What_was_reserved_and_not_committed_was_never_there()
    {
        Write("never said");
        Assert.That((_queue.Bytes, _queue.HasOutput, _queue.LastSequence), Is.EqualTo((0, false, 0ul)));

        Message("hi");
        _queue.HandOver(_link, int.MaxValue);

        Assert.That(Encoding.UTF8.GetString(_link.WrittenSpan), Is.EqualTo("1 hi\n"));
    }

    [Test]
    public void Room_for_more_than_is_written_may_be_reserved()
    {
        "ab"u8.CopyTo(_queue.Reserve(1000));
        _queue.Commit(2);
        "cd"u8.CopyTo(_queue.Reserve(2));
        _queue.Commit(2);
        _queue.HandOver(_link, int.MaxValue);

        Assert.That(Encoding.UTF8.GetString(_link.WrittenSpan), Is.EqualTo("abcd"));
    }

    private ulong Message(string text) => _queue.CommitMessage(Write($"{_queue.NextSequence} {text}"), text);

    private int Write(string line) => Encoding.UTF8.GetBytes(line + "\n", _queue.Reserve(Encoding.UTF8.GetByteCount(line) + 1));
}
