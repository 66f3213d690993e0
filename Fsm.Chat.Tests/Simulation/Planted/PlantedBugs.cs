using Fsm.Chat.Protocol.Machines.Client.Delivery;
using static Fsm.Chat.Tests.Simulation.Planted.RuleChanges;

namespace Fsm.Chat.Tests.Simulation.Planted;

/// <summary>The mistakes that are made on purpose.</summary>
internal static class PlantedBugs
{
    /// <summary>All of them, each alone.</summary>
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new("the server forgets to release the name of a session that is over")
        {
            InRules = set => set with { Session = ChangeEntry(set.Session, SessionState.Disconnected, effects => effects.Remove(SessionEffect.ReleaseName)) },
        },
        new("the server forgets to tell senders that a recipient is gone")
        {
            InRules = set => set with { Session = ChangeEntry(set.Session, SessionState.Disconnected, effects => effects.Remove(SessionEffect.FailUndelivered)) },
        },
        new("the server forgets the seats that a session has in groups")
        {
            InRules = set => set with { Session = ChangeEntry(set.Session, SessionState.Disconnected, effects => effects.Remove(SessionEffect.EndMemberships)) },
        },
        new("the server forwards a message twice")
        {
            InRules = set => set with { Session = ChangeCell(set.Session, SessionState.Chatting, SessionTrigger.SendGranted, cell => cell with { Effects = cell.Effects.Add(SessionEffect.ForwardMessage) }) },
        },
        new("the server ignores the acknowledgements of whoever talks to nobody")
        {
            InRules = set => set with { Session = ChangeCell(set.Session, SessionState.Connected, SessionTrigger.AcknowledgementReceived, cell => cell with { Effects = cell.Effects.Remove(SessionEffect.GiveVerdicts) }) },
        },
        new("an interrupted session is waited for for ever")
        {
            InRules = set => set with { Session = ChangeState(set.Session, SessionState.Interrupted, state => state with { Timeout = TimeSpan.Zero }) },
        },
        new("a link that was asked whether it is there is not given up")
        {
            InRules = set => set with { Link = ChangeState(set.Link, LinkState.Probing, state => state with { Timeout = TimeSpan.Zero }) },
        },
        new("the timer of an unanswered ping goes on although the answer has come")
        {
            InRules = set => set with { Link = ChangeToStay(ChangeToStay(set.Link, LinkState.Probing, LinkTrigger.PongReceived), LinkState.Probing, LinkTrigger.PeerHeard) },
        },
        new("a link that closes waits for the other side for ever")
        {
            InRules = set => set with { Link = ChangeState(set.Link, LinkState.Closing, state => state with { Timeout = TimeSpan.Zero }) },
        },
        new("the client does not say that a message has failed")
        {
            InRules = set => set with { Delivery = ChangeCell(set.Delivery, DeliveryState.Accepted, DeliveryTrigger.FailedReceived, cell => cell with { Effects = cell.Effects.Remove(DeliveryEffect.TellFailed) }) },
        },
        new("the client acknowledges what it has not printed") { AcknowledgesUnprinted = true },
        new("now and then a client does not write down what it would have to know after a crash") { ForgetsNotes = true },
        new("the screen prints something twice") { OnScreen = (dice, waiting) => dice.Chance(0.05) ? [.. waiting, .. waiting] : waiting },
        new("the screen prints the last line first") { OnScreen = (dice, waiting) => dice.Chance(0.05) ? [.. Enumerable.Reverse(waiting)] : waiting },
        new("the rest of a write that did not fit is forgotten") { Meddler = dice => new ForgottenRest(dice) },
        new("a write goes out before the one that waits") { Meddler = dice => new Overtaking(dice) },
        new("after a resume the client does not send again what was not acknowledged")
        {
            InRules = set => set with { User = ChangeCell(set.User, UserState.Resuming, UserTrigger.ResumeConfirmedChatting, cell => cell with { Effects = cell.Effects.Remove(UserEffect.SendAgain) }) },
        },
        new("a session that is lost for good leaves its messages without a verdict")
        {
            InRules = set => set with { User = ChangeCell(set.User, UserState.Resuming, UserTrigger.ResumeRefused, cell => cell with { Effects = cell.Effects.Remove(UserEffect.EndDeliveries) }) },
        },
        new("the server does not notice that the link of a session is gone")
        {
            InRules = set => set with { Link = ChangeCell(set.Link, LinkState.Live, LinkTrigger.LinkLost, cell => cell with { Effects = cell.Effects.Remove(LinkEffect.SuspendSession) }) },
        },
        new("a client that comes back says that it has handled what it has not") { Meddler = _ => new HandledMore() },
    ];
}
