using System.Reflection;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Server.Doors.Native;
using static Fsm.Chat.Tests.Support.RuleMutations;

namespace Fsm.Chat.Tests.Server.Support;

/// <summary>
/// Something throws that has to do with mallory, and it is counted. What throws is the journal, a performer (who is asked for an effect that there is not), what is
/// looked at for a decision or what somebody is told by. At the end of each test mallory is gone, and two bystanders go on talking.
/// </summary>
public abstract class ContainmentFixture
{
    private protected HubHarness Server { get; private set; } = null!;

    private protected ScriptedPeer Alice { get; private set; } = null!;

    private protected ScriptedPeer Bob { get; private set; } = null!;

    private protected ScriptedPeer Mallory { get; set; } = null!;

    [TearDown]
    public void Nobody_else_notices()
    {
        Assert.That(Server.Hub.Figures.InternalErrors, Is.Positive, "it is counted");
        Assert.That(Mallory.Link.State, Is.EqualTo(LinkState.Closing).Or.EqualTo(LinkState.Closed), "it ends");
        Assert.That((Alice.Link.State, Bob.Link.State), Is.EqualTo((LinkState.Live, LinkState.Live)));
        Alice.Acknowledge().Skip();
        Bob.Acknowledge().Skip();
        Alice.SendText("bob", "still here");
        Assert.That(Bob.ExpectText(), Is.EqualTo(("alice", "still here")));
        Bob.Acknowledge();
        Assert.That(Alice.ExpectVerdicts(), Has.Length.EqualTo(1));
        Assert.That(Server.Hub.Figures.Undecided, Is.Zero, "nothing is waited for");
        Server.Dispose();
    }

    private protected void Begin(bool waits = false, Func<RuleSet, RuleSet>? change = null)
    {
        Server = new(new Limits { LinksPerAddress = 1 }, waits, change: change);
        (Alice, Bob, Mallory) = (Server.Connect("alice"), Server.Connect("bob"), Server.Connect("mallory"));
        Alice.SendOpen("bob").Skip();
    }

    private protected void Begin(Fault fault, LinkState state, LinkTrigger trigger) => Begin(
        fault, trigger, rules => rules with { Link = Change(rules.Link, state, trigger, cell => cell with { Effects = cell.Effects.Add((LinkEffect)byte.MaxValue) }) });

    private protected void Begin(Fault fault, SessionState state, SessionTrigger trigger, bool waits = false) => Begin(
        fault, trigger,
        rules => rules with { Session = Change(rules.Session, state, trigger, cell => cell with { Effects = cell.Effects.Insert(0, (SessionEffect)byte.MaxValue) }) },
        waits);

    private protected void Begin(Fault fault, GroupState state, GroupTrigger trigger) => Begin(
        fault, trigger, rules => rules with { Group = Change(rules.Group, state, trigger, cell => cell with { Effects = cell.Effects.Insert(0, (GroupEffect)byte.MaxValue) }) });

    private protected void Begin(Fault fault, InvitationState state, InvitationTrigger trigger) => Begin(
        fault, trigger,
        rules => rules with
        {
            Invitation = Change(rules.Invitation, state, trigger, cell => cell with { Effects = cell.Effects.Insert(0, (InvitationEffect)byte.MaxValue) }),
        });

    private protected void Begin(Fault fault, RelayState state, RelayTrigger trigger) => Begin(
        fault, trigger, rules => rules with { Relay = Change(rules.Relay, state, trigger, cell => cell with { Effects = cell.Effects.Insert(0, (RelayEffect)byte.MaxValue) }) });

    private protected void Begin(Fault fault, Enum trigger, Func<RuleSet, RuleSet> faulty, bool waits = false)
    {
        Begin(waits, fault == Fault.Performer ? faulty : null);
        if (fault == Fault.Journal)
        {
            Server.Journal.Recording = step =>
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
    private protected void FallSilent(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            Server.Time.Advance(TimeSpan.FromSeconds(1));
            Alice.SendBare(FrameAction.Pong);
            Bob.SendBare(FrameAction.Pong);
        }
    }

    // A part of mallory's session is not there: whatever needs it throws.
    private protected void Break(string part) => Unset(Mallory.Link.Session!, $"<{part}>k__BackingField");

    // Nothing more can be told mallory. What waits already is still there.
    private protected void BreakVoice() => Unset((NativeVoice)Mallory.Link.Session!.Voice, "<session>P");

    private protected static void Unset<T>(T owner, string field) =>
        typeof(T).GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(owner, null);

    /// <summary>What throws.</summary>
    public enum Fault
    {
        /// <summary>Whoever writes the steps down.</summary>
        Journal,

        /// <summary>Whoever does what a transition asks for.</summary>
        Performer,
    }
}
