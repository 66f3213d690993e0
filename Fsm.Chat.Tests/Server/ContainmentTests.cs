using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Tests.Simulation.Oracle;

namespace Fsm.Chat.Tests.Server;

/// <summary>Whatever throws in the hub, wherever it is entered, ends the one subject that it was about.</summary>
public sealed class ContainmentTests : ContainmentFixture
{
    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Open(Fault fault)
    {
        Begin(fault, LinkState.AwaitingFirstFrame, LinkTrigger.CloseRequested);

        Mallory = Server.Dial("10.0.0.1");
        Mallory = Server.Dial("10.0.0.1"); // one too many

        Assert.That(Mallory.Link.Reason, Is.EqualTo(CloseReason.ServerFull), "it was to end anyway");
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Receive(Fault fault)
    {
        Begin(fault, SessionState.Connected, SessionTrigger.FirstSendGranted);

        Mallory.SendText("alice", "hello");

        Assert.That(Mallory.ExpectClose(), Is.EqualTo(CloseReason.InternalError));
    }

    [Test]
    public void Receive_and_the_bytes_cannot_be_read()
    {
        Begin();

        Mallory.MakeReadingFail();

        Assert.That(Mallory.ExpectClose(), Is.EqualTo(CloseReason.InternalError));
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Input_ended(Fault fault)
    {
        Begin(fault, LinkState.Live, LinkTrigger.InputEnded);

        Mallory.EndInput();
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Link_lost(Fault fault)
    {
        Begin(fault, LinkState.Live, LinkTrigger.LinkLost);

        Mallory.Drop();
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Tick_that_sweeps(Fault fault)
    {
        Begin(fault, LinkState.Live, LinkTrigger.SilenceNoticed);

        FallSilent(TimeSpan.FromSeconds(31));

        Assert.That(Mallory.ExpectClose(), Is.EqualTo(CloseReason.InternalError));
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Tick_that_fires_a_timer(Fault fault)
    {
        Begin(fault, LinkState.Probing, LinkTrigger.DeadTimerElapsed);

        FallSilent(Server.Limits.DeadAfter + TimeSpan.FromSeconds(2));
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Tick_that_ends_a_session_without_a_link(Fault fault)
    {
        Begin(fault, SessionState.Interrupted, SessionTrigger.ResumeTimerElapsed, waits: true);
        Mallory.Drop();

        FallSilent(Server.Limits.ResumeWindow + TimeSpan.FromSeconds(1));

        Assert.That(Server.Hub.Figures.Sessions, Is.EqualTo(2));
    }

    [Test]
    public void Tick_that_asks_what_a_timer_brings_along()
    {
        Begin(waits: true);
        Mallory.Drop();
        Unset(Insides.Machines(Server.Hub), $"<{nameof(HubMachines.Counters)}>k__BackingField");

        FallSilent(Server.Limits.ResumeWindow + TimeSpan.FromSeconds(1));

        Assert.That(Server.Hub.Figures.Sessions, Is.EqualTo(2));
    }

    [Test]
    public void Lost_link_that_cannot_be_taken_leave_of_is_lost_all_the_same()
    {
        Begin(waits: true);
        var session = Mallory.Link.Session!;
        Mallory.Link.Doorway = null!;

        Mallory.Drop();

        Assert.That(session.State, Is.EqualTo(SessionState.Interrupted));
    }

    [Test]
    public void Tick_that_looks_at_a_link()
    {
        Begin();
        Break(nameof(HubSession.Voice));

        FallSilent(TimeSpan.FromSeconds(2));

        Assert.That(Mallory.Link.Reason, Is.EqualTo(CloseReason.InternalError));
    }

    [Test]
    public void Tick_that_acknowledges()
    {
        Begin();
        Mallory.SendText("nobody", "hello");
        Mallory.Skip();
        Break(nameof(HubSession.Voice));

        Mallory.Send(new BareMessage(FrameAction.Ping)); // what is owed is told with no other frame now
        Server.Time.Advance(TimeSpan.FromMilliseconds(500));

        Assert.That(Mallory.Link.Reason, Is.EqualTo(CloseReason.InternalError));
    }

    [Test]
    public void Batch_that_tells_verdicts()
    {
        Begin();
        Mallory.SendText("alice", "hello");
        Break(nameof(HubSession.Voice));

        Alice.Acknowledge();

        Assert.That(Mallory.Link.Reason, Is.EqualTo(CloseReason.InternalError));
    }

    [Test]
    public void Output_that_is_taken()
    {
        Begin();
        Mallory.Link.Doorway = null!;

        Mallory.TakeOnce();

        Assert.That(Mallory.Link.Reason, Is.EqualTo(CloseReason.InternalError));
    }

    [Test]
    public void Port_that_throws()
    {
        Begin();
        Mallory.FailsWhenWoken = true;

        Alice.SendText("mallory", "hello");

        Assert.That(Mallory.Link.Reason, Is.EqualTo(CloseReason.InternalError));
    }
}
