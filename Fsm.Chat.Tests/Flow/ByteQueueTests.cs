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

    [Test]
    public void For_whoever_is_away_pieces_get_shorter_and_keep_their_numbers_and_what_has_none_is_gone()
    {
        _queue.CommitNumbered(Write("LIST of many people"));
        Message("hi");
        _queue.Commit(Write("PING"));
        _queue.CommitNumbered(Write("LIST of many others"));
        _queue.HandOver(_link, limit: 26); // the list and the message

        _queue.Shorten(piece =>
        {
            if (!piece.StartsWith("LIST"u8))
                return piece.Length;
            piece[4] = (byte)'\n';
            return 5;
        });

        Assert.That((_queue.Bytes, _queue.Messages, _queue.LastSequence, _queue.LastHandedOver), Is.EqualTo((15, 1, 3ul, 2ul)));
        _link.ResetWrittenCount();
        _queue.HandOver(_link, int.MaxValue);
        Assert.That(Encoding.UTF8.GetString(_link.WrittenSpan), Is.EqualTo("LIST\n2 hi\nLIST\n"));
        _queue.Acknowledge(3);
        Assert.That((_queue.TryRelease(out var list), list.IsMessage, _queue.TryRelease(out var hi), hi.Tag, _queue.TryRelease(out _), _queue.Bytes), Is.EqualTo((true, false, true, "hi", true, 0)));
    }

    [Test]
    public void A_queue_that_holds_nothing_is_shortened_to_nothing()
    {
        _queue.Commit(Write("PING"));
        _queue.Shorten(piece => piece.Length);

        Assert.That((_queue.Bytes, _queue.HasOutput), Is.EqualTo((0, false)));
    }

    private ulong Message(string text) => _queue.CommitMessage(Write($"{_queue.NextSequence} {text}"), text);

    private int Write(string line) => Encoding.UTF8.GetBytes(line + "\n", _queue.Reserve(Encoding.UTF8.GetByteCount(line) + 1));
}
