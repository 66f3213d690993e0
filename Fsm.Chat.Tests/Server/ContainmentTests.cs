using System.Reflection;
using static Fsm.Chat.Tests.Support.RuleMutations;

namespace Fsm.Chat.Tests.Server;

/// <summary>
/// Whatever throws in the hub, wherever it is entered, ends the one subject that it was about, and is counted; two bystanders go on talking. What throws is
/// the journal, a performer (who is asked for an effect that there is not) or what is looked at for a decision.
/// </summary>
public sealed class ContainmentTests
{
    private HubHarness _server = null!;
    private ScriptedPeer _alice = null!;
    private ScriptedPeer _bob = null!;
    private ScriptedPeer _mallory = null!;

    [TearDown]
    public void Nobody_else_notices()
    {
        Assert.That(_server.Hub.Figures.InternalErrors, Is.Positive, "it is counted");
        Assert.That(_mallory.Link.State, Is.EqualTo(LinkState.Closing).Or.EqualTo(LinkState.Closed), "it ends");
        Assert.That((_alice.Link.State, _bob.Link.State), Is.EqualTo((LinkState.Live, LinkState.Live)));
        _alice.Acknowledge().Skip();
        _bob.Acknowledge().Skip();
        _alice.SendText("bob", "still here");
        Assert.That(_bob.ExpectText(), Is.EqualTo(("alice", "still here")));
        _bob.Acknowledge();
        Assert.That(_alice.ExpectVerdicts(), Has.Length.EqualTo(1));
        _server.Dispose();
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Open(Fault fault)
    {
        Begin(fault, LinkState.AwaitingFirstFrame, LinkTrigger.CloseRequested);

        _mallory = _server.Dial("10.0.0.1");
        _mallory = _server.Dial("10.0.0.1"); // one too many

        Assert.That(_mallory.Link.Reason, Is.EqualTo(CloseReason.ServerFull), "it was to end anyway");
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Receive(Fault fault)
    {
        Begin(fault, SessionState.Connected, SessionTrigger.FirstSendGranted);

        _mallory.SendText("alice", "hello");

        Assert.That(_mallory.ExpectClose(), Is.EqualTo(CloseReason.InternalError));
    }

    [Test]
    public void Receive_and_the_bytes_cannot_be_read()
    {
        Begin();

        _mallory.MakeReadingFail();

        Assert.That(_mallory.ExpectClose(), Is.EqualTo(CloseReason.InternalError));
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Input_ended(Fault fault)
    {
        Begin(fault, LinkState.Live, LinkTrigger.InputEnded);

        _mallory.EndInput();
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Link_lost(Fault fault)
    {
        Begin(fault, LinkState.Live, LinkTrigger.LinkLost);

        _mallory.Drop();
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Tick_that_sweeps(Fault fault)
    {
        Begin(fault, LinkState.Live, LinkTrigger.SilenceNoticed);

        FallSilent(TimeSpan.FromSeconds(31));

        Assert.That(_mallory.ExpectClose(), Is.EqualTo(CloseReason.InternalError));
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Tick_that_fires_a_timer(Fault fault)
    {
        Begin(fault, LinkState.Probing, LinkTrigger.DeadTimerElapsed);

        FallSilent(_server.Limits.DeadAfter + TimeSpan.FromSeconds(2));
    }

    [TestCase(Fault.Journal)]
    [TestCase(Fault.Performer)]
    public void Tick_that_ends_a_session_without_a_link(Fault fault)
    {
        Begin(fault, SessionState.Interrupted, SessionTrigger.ResumeTimerElapsed, waits: true);
        _mallory.Drop();

        FallSilent(_server.Limits.ResumeWindow + TimeSpan.FromSeconds(1));

        Assert.That(_server.Hub.Figures.Sessions, Is.EqualTo(2));
    }

    [Test]
    public void Tick_that_looks_at_a_link()
    {
        Begin();
        Break(nameof(HubSession.Voice));

        FallSilent(TimeSpan.FromSeconds(2));

        Assert.That(_mallory.Link.Reason, Is.EqualTo(CloseReason.InternalError));
    }

    [Test]
    public void Tick_that_acknowledges()
    {
        Begin();
        _mallory.SendText("nobody", "hello");
        _mallory.Skip();
        Break(nameof(HubSession.Voice));

        _mallory.Send(new BareMessage(FrameAction.Ping)); // what is owed is told with no other frame now
        _server.Time.Advance(TimeSpan.FromMilliseconds(500));

        Assert.That(_mallory.Link.Reason, Is.EqualTo(CloseReason.InternalError));
    }

    [Test]
    public void Batch_that_tells_verdicts()
    {
        Begin();
        _mallory.SendText("alice", "hello");
        Break(nameof(HubSession.Voice));

        _alice.Acknowledge();

        Assert.That(_mallory.Link.Reason, Is.EqualTo(CloseReason.InternalError));
    }

    [Test]
    public void Output_that_is_taken()
    {
        Begin();
        _mallory.Link.Doorway = null!;

        _mallory.TakeOnce();

        Assert.That(_mallory.Link.Reason, Is.EqualTo(CloseReason.InternalError));
    }

    [Test]
    public void Port_that_throws()
    {
        Begin();
        _mallory.FailsWhenWoken = true;

        _alice.SendText("mallory", "hello");

        Assert.That(_mallory.Link.Reason, Is.EqualTo(CloseReason.InternalError));
    }

    private void Begin(bool waits = false, Func<RuleSet, RuleSet>? change = null)
    {
        _server = new(new Limits { LinksPerAddress = 1 }, waits, change: change);
        (_alice, _bob, _mallory) = (_server.Connect("alice"), _server.Connect("bob"), _server.Connect("mallory"));
        _alice.SendOpen("bob").Skip();
    }

    private void Begin(Fault fault, LinkState state, LinkTrigger trigger) => Begin(
        fault, trigger, rules => rules with { Link = Change(rules.Link, state, trigger, cell => cell with { Effects = cell.Effects.Add((LinkEffect)byte.MaxValue) }) });

    private void Begin(Fault fault, SessionState state, SessionTrigger trigger, bool waits = false) => Begin(
        fault, trigger,
        rules => rules with { Session = Change(rules.Session, state, trigger, cell => cell with { Effects = cell.Effects.Insert(0, (SessionEffect)byte.MaxValue) }) },
        waits);

    private void Begin(Fault fault, Enum trigger, Func<RuleSet, RuleSet> faulty, bool waits = false)
    {
        Begin(waits, fault == Fault.Performer ? faulty : null);
        if (fault == Fault.Journal)
        {
            _server.Journal.Recording = step =>
            {
                if (step.Trigger == trigger.ToString())
                    throw new InvalidOperationException("A test made this fail.");
            };
        }
    }

    // Rules under test may have lost the cell: then there is nothing to plant the fault in, and what comes of that is looked at.
    private static Rules<TState, TTrigger, TEffect> Change<TState, TTrigger, TEffect>(
        Rules<TState, TTrigger, TEffect> rules, TState state, TTrigger trigger, Func<Cell<TState, TTrigger, TEffect>, Cell<TState, TTrigger, TEffect>> change)
        where TState : struct, Enum
        where TTrigger : struct, Enum
        where TEffect : struct, Enum =>
        rules.Cells.Any(cell => cell.State.Equals(state) && cell.Trigger.Equals(trigger)) ? ChangeCell(rules, state, trigger, change) : rules;

    // The others are heard of all the time.
    private void FallSilent(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            _server.Time.Advance(TimeSpan.FromSeconds(1));
            _alice.SendBare(FrameAction.Pong);
            _bob.SendBare(FrameAction.Pong);
        }
    }

    // A part of mallory's session is not there: whatever needs it throws.
    private void Break(string part) => typeof(HubSession)
        .GetField($"<{part}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!
        .SetValue(_mallory.Link.Session, null);

    /// <summary>What throws.</summary>
    public enum Fault
    {
        /// <summary>Whoever writes the steps down.</summary>
        Journal,

        /// <summary>Whoever does what a transition asks for.</summary>
        Performer,
    }
}
