namespace Fsm.Chat.Tests.Machines;

/// <summary>What the time stamps of a link amount to.</summary>
public sealed class LinkWatchTests
{
    private static readonly Limits Limits = new();

    [Test]
    public void Nothing_is_noticed_before_the_connection_is_made()
    {
        var watch = new LinkWatch();

        Assert.That(watch.Check(At(1000), null, At(1), Limits), Is.Null);
    }

    [Test]
    public void Silence_is_noticed_once_and_a_sign_after_it_once()
    {
        var watch = Opened();
        Assert.That(watch.Check(At(29.9), null, null, Limits), Is.Null);
        Assert.That(watch.Check(At(30), null, null, Limits), Is.EqualTo(LinkTrigger.SilenceNoticed));
        watch.NoteAsked(At(30));
        Assert.That(watch.Check(At(60), null, null, Limits), Is.Null);

        watch.NoteInput(At(61), anyWhole: true, partLeft: false);

        Assert.That(watch.Check(At(61.1), null, null, Limits), Is.EqualTo(LinkTrigger.PeerHeard));
        Assert.That(watch.Check(At(61.2), null, null, Limits), Is.Null);
        Assert.That(watch.Check(At(91), null, null, Limits), Is.EqualTo(LinkTrigger.SilenceNoticed));
    }

    [Test]
    public void A_sign_in_the_instant_of_the_question_is_a_sign_and_the_next_silence_is_noticed()
    {
        var watch = Opened();
        watch.NoteAsked(At(30));
        watch.NoteInput(At(30), anyWhole: true, partLeft: false); // it had come before, and was read only now

        Assert.That(watch.Check(At(30.25), null, null, Limits), Is.EqualTo(LinkTrigger.PeerHeard));
        Assert.That(watch.Check(At(60), null, null, Limits), Is.EqualTo(LinkTrigger.SilenceNoticed));
    }

    [Test]
    public void Part_of_a_frame_is_no_sign_of_life()
    {
        var watch = Opened();
        watch.NoteInput(At(29), anyWhole: false, partLeft: true);

        Assert.That(watch.Check(At(30), null, null, Limits), Is.EqualTo(LinkTrigger.SilenceNoticed));
    }

    [Test]
    public void A_frame_that_is_not_finished_is_noticed_and_more_of_it_does_not_help()
    {
        var watch = Opened();
        watch.NoteInput(At(1), anyWhole: false, partLeft: true);
        watch.NoteInput(At(9), anyWhole: false, partLeft: true);

        Assert.That(watch.Check(At(11), null, null, Limits), Is.EqualTo(LinkTrigger.FrameStalled));
    }

    [Test]
    public void A_fast_sender_whose_reads_always_end_inside_a_frame_is_not_stalled()
    {
        var watch = Opened();
        for (var second = 0; second < 100; second++)
        {
            watch.NoteInput(At(second), anyWhole: true, partLeft: true);
            Assert.That(watch.Check(At(second), null, null, Limits), Is.Null);
        }
    }

    [Test]
    public void A_pause_of_our_own_is_not_the_peers_silence_nor_its_unfinished_frame()
    {
        var watch = Opened();
        watch.NoteInput(At(1), anyWhole: false, partLeft: true);
        watch.NotePause(At(100));

        Assert.That(watch.Check(At(105), null, null, Limits), Is.Null);
        Assert.That(watch.Check(At(110), null, null, Limits), Is.EqualTo(LinkTrigger.FrameStalled));
    }

    [Test]
    public void A_write_that_is_stuck_is_noticed_first()
    {
        var watch = Opened();

        Assert.That(watch.Check(At(12), At(2), null, Limits), Is.EqualTo(LinkTrigger.WriteStalled));
        Assert.That(watch.Check(At(12), At(2.1), null, Limits), Is.Null);
    }

    [Test]
    public void An_answer_that_is_overdue_is_asked_for_again_only_after_as_long()
    {
        var watch = Opened();
        Assert.That(watch.Check(At(6), null, At(1), Limits), Is.EqualTo(LinkTrigger.AnswerOverdue));
        watch.NoteAsked(At(6));
        watch.NoteInput(At(7), anyWhole: true, partLeft: false);
        Assert.That(watch.Check(At(7), null, At(1), Limits), Is.EqualTo(LinkTrigger.PeerHeard));

        Assert.That(watch.Check(At(10.9), null, At(1), Limits), Is.Null);
        Assert.That(watch.Check(At(11), null, At(1), Limits), Is.EqualTo(LinkTrigger.AnswerOverdue));
    }

    [Test]
    public void A_limit_of_zero_is_off()
    {
        var off = new Limits { PingAfter = TimeSpan.Zero, DeadAfter = TimeSpan.Zero, StallTimeout = TimeSpan.Zero };
        var watch = Opened();
        watch.NoteInput(At(1), anyWhole: false, partLeft: true);

        Assert.That(watch.Check(At(100_000), At(1), null, off), Is.Null);
    }

    private static LinkWatch Opened()
    {
        var watch = new LinkWatch();
        watch.NoteOpened(At(0));
        return watch;
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
