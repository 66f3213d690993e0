using System.Reflection;

namespace Fsm.Chat.Tests.Flow;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FrameQueueTests
{
    private const int PingSize = FrameHeader.Size;
    private static readonly int MessageSize = FrameHeader.Size + "\u0003boba".Length;

    private readonly ByteQueue<string> _queue = new();
    private readonly ArrayBufferWriter<byte> _link = new();

    [Test]
    public void New_queue_is_empty()
    {
        Assert.That((_queue.Bytes, _queue.Messages, _queue.HasOutput, _queue.LastSequence, _queue.Acknowledged), Is.EqualTo((0, 0, false, 0ul, 0ul)));
        Assert.That(_queue.TryRelease(out _) || _queue.TryDiscard(out _), Is.False);
    }

    [Test]
    public void Frames_are_numbered_from_one_and_handed_over_in_order()
    {
        Assert.That((Message("m1"), Message("m2")), Is.EqualTo((1ul, 2ul)));
        _queue.HandOver(_link, int.MaxValue);

        Assert.That(Frames.ReadAll(new(_link.WrittenMemory)).Frames.Select(frame => frame.Header.Sequence), Is.EqualTo([1, 2]));
    }

    [Test]
    public void Control_frames_take_a_number_too_and_uncounted_ones_take_none()
    {
        Message("m1");
        _queue.Enqueue(new Confirmation(1, StatusCode.Ok), Frames.Stamp(FrameOrigin.Server));
        _queue.Enqueue(new BareMessage(FrameAction.Ping), Frames.Stamp(FrameOrigin.Server));
        Message("m2");
        _queue.HandOver(_link, int.MaxValue);

        Assert.That(Frames.ReadAll(new(_link.WrittenMemory)).Frames.Select(frame => frame.Header.Sequence), Is.EqualTo([1, 2, 0, 3]));
    }

    [Test]
    public void Body_that_is_encoded_already_makes_the_same_frame_and_the_same_entry()
    {
        var message = new SendRequest { Peer = "bob"u8, Text = "a"u8 };
        Message("m1");
        Assert.That(_queue.EnqueueEncoded(FrameAction.SendRequest, Frames.Body(message), Frames.Stamp(FrameOrigin.Server), "m2"), Is.EqualTo(2ul));
        Assert.That((_queue.Bytes, _queue.Messages), Is.EqualTo((2 * MessageSize, 2)));
        _queue.HandOver(_link, int.MaxValue);
        _queue.Acknowledge(2);

        Assert.That(_link.WrittenSpan[MessageSize..].ToArray(), Is.EqualTo(Frames.Write(message, sequence: 2, FrameOrigin.Server)));
        Assert.That((_queue.TryRelease(out _), _queue.TryRelease(out var released), released), Is.EqualTo((true, true, new Released<string>(true, true, "m2"))));
    }

    [Test]
    public void Bytes_count_until_they_are_acknowledged()
    {
        Message("m1");
        Message("m2");
        _queue.HandOver(_link, int.MaxValue);
        Assert.That((_queue.Bytes, _queue.Messages, _queue.HasOutput), Is.EqualTo((2 * MessageSize, 2, false)));

        _queue.Acknowledge(1);
        Assert.That(_queue.TryRelease(out var released));
        Assert.That(released, Is.EqualTo(new Released<string>(IsMessage: true, HandedOver: true, "m1")));
        Assert.That(_queue.TryRelease(out _), Is.False);
        Assert.That((_queue.Bytes, _queue.Messages), Is.EqualTo((MessageSize, 1)));
    }

    [Test]
    public void Handing_over_may_cut_a_frame_and_goes_on_where_it_stopped()
    {
        Message("m1");
        _queue.HandOver(_link, 10);
        Assert.That((_link.WrittenCount, _queue.HasOutput), Is.EqualTo((10, true)));

        _queue.HandOver(_link, int.MaxValue);
        Assert.That(Frames.ReadAll(new(_link.WrittenMemory)).Frames, Has.Count.EqualTo(1));
    }

    [Test]
    public void Handing_over_nothing_writes_nothing()
    {
        _queue.HandOver(_link, int.MaxValue);
        Message("m1");
        _queue.HandOver(_link, 0);

        Assert.That(_link.WrittenCount, Is.Zero);
    }

    [Test]
    public void Acknowledgement_that_is_not_higher_is_no_news()
    {
        Message("m1");
        Message("m2");

        Assert.That((_queue.Acknowledge(2), _queue.Acknowledge(2), _queue.Acknowledge(1), _queue.Acknowledged), Is.EqualTo((true, false, false, 2ul)));
    }

    [Test]
    public void Uncounted_frame_is_done_when_it_was_handed_over()
    {
        _queue.Enqueue(new BareMessage(FrameAction.Ping), Frames.Stamp());
        _queue.HandOver(_link, PingSize - 1);
        Assert.That(_queue.Bytes, Is.EqualTo(PingSize));

        _queue.HandOver(_link, 1);
        Assert.That((_queue.Bytes, _queue.HasOutput), Is.EqualTo((0, false)));
    }

    [Test]
    public void Uncounted_frame_behind_a_message_goes_with_it()
    {
        Message("m1");
        _queue.Enqueue(new BareMessage(FrameAction.Pong), Frames.Stamp());
        _queue.HandOver(_link, int.MaxValue);
        _queue.Acknowledge(1);

        Assert.That((_queue.TryRelease(out var first), first.IsMessage, _queue.TryRelease(out var second), second.IsMessage), Is.EqualTo((true, true, true, false)));
        Assert.That(_queue.Bytes, Is.Zero);
    }

    [Test]
    public void Discarding_tells_what_was_handed_over_whole()
    {
        Message("whole");
        Message("half");
        Message("not");
        _queue.HandOver(_link, MessageSize + 1);

        var discarded = new List<(string, bool)>();
        while (_queue.TryDiscard(out var released))
            discarded.Add((released.Tag, released.HandedOver));

        Assert.That(discarded, Is.EqualTo([("whole", true), ("half", false), ("not", false)]));
        Assert.That((_queue.Bytes, _queue.Messages, _queue.HasOutput), Is.EqualTo((0, 0, false)));
    }

    [Test]
    public void Empty_queue_keeps_its_buffer_for_the_next_burst_and_goes_on_counting()
    {
        object? first = null;
        for (ulong i = 1; i <= 3; i++)
        {
            Assert.That(Message("m"), Is.EqualTo(i));
            _queue.HandOver(_link, int.MaxValue);
            _queue.Acknowledge(i);
            _queue.TryRelease(out _);
            first ??= Kept("_bytes");
            Assert.That(Kept("_bytes"), Is.SameAs(first).And.Not.Empty);
        }

        Assert.That(Frames.ReadAll(new(_link.WrittenMemory)).Frames, Has.Count.EqualTo(3));
    }

    // 1000 have taken more bytes than the next burst deserves, 300 only more entries.
    [TestCase(1000, false)]
    [TestCase(300, true)]
    public void Queue_that_was_long_gives_back_what_it_took_at_once_or_when_it_is_trimmed(int frames, bool keepsItsBytes)
    {
        for (var i = 0; i < frames; i++)
            Message("m");
        while (_queue.TryDiscard(out _))
            continue;
        Assert.That(Kept("_entries"), Is.Null);
        Assert.That(Kept("_bytes"), keepsItsBytes ? Is.Not.Empty : Is.Empty);

        _queue.Trim();
        _queue.Trim();

        Assert.That(Kept("_bytes"), Is.Empty);
    }

    [Test]
    public void Queue_that_is_trimmed_twice_without_a_frame_between_gives_back_all()
    {
        Message("m");
        _queue.Trim();
        _queue.Trim();
        Assert.That(Kept("_entries"), Is.Not.Null, "there is still one");
        _queue.TryDiscard(out _);
        Message("m");
        _queue.TryDiscard(out _);
        _queue.Trim();
        Assert.That(Kept("_bytes"), Is.Not.Empty, "the next burst may come at once");

        _queue.Trim();

        Assert.That((Kept("_entries"), Kept("_bytes")), Is.EqualTo((default(object), Array.Empty<byte>())));
    }

    // Some frames are always in flight and one is always cut, so the buffer is moved together again and again.
    [Test]
    public void Bytes_stay_whole_while_the_buffer_moves()
    {
        for (ulong i = 1; i <= 1000; i++)
        {
            Message($"m{i}");
            _queue.HandOver(_link, i == 1 ? 7 : MessageSize);
            if (i > 3 && _queue.Acknowledge(i - 3))
                Assert.That((_queue.TryRelease(out var released), released.Tag), Is.EqualTo((true, $"m{i - 3}")));
        }

        _queue.HandOver(_link, int.MaxValue);
        Assert.That(Frames.ReadAll(new(_link.WrittenMemory)).Frames.Select(frame => (int)frame.Header.Sequence), Is.EqualTo(Enumerable.Range(1, 1000)));
    }

    private ulong Message(string tag) => _queue.EnqueueMessage(new SendRequest { Peer = "bob"u8, Text = "a"u8 }, Frames.Stamp(FrameOrigin.Server), tag);

    // What an idle connection costs is a promise, and nothing public tells it.
    private object? Kept(string field) => typeof(ByteQueue<string>).GetField(field, BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(_queue);
}
