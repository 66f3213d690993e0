using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Server.Inbox;
using Fsm.Chat.Protocol.Machines.Server.Store;
using static Fsm.Chat.Tests.Support.RuleMutations;

namespace Fsm.Chat.Tests.Simulation.Planted;

internal static class PlantedBugs
{
    public static IReadOnlyList<PlantedBug> All { get; } =
    [
        new("the server forgets to release the name of a session that is over") { Mutant = "Session.entering Disconnected: ReleaseName is dropped" },
        new("the server forgets to tell senders that a recipient is gone") { Mutant = "Session.entering Disconnected: FailUndelivered is dropped" },
        new("the server forgets the seats that a session has in groups") { Mutant = "Session.entering Disconnected: EndMemberships is dropped" },
        new("the server forwards a message twice")
        {
            InRules = set => set with { Session = ChangeCell(set.Session, SessionState.Chatting, SessionTrigger.SendGranted, cell => cell with { Effects = cell.Effects.Add(SessionEffect.ForwardMessage) }) },
        },
        new("the server ignores the acknowledgements of whoever talks to nobody") { Mutant = "Session.Connected × AcknowledgementReceived: GiveVerdicts is dropped" },
        new("an interrupted session is waited for for ever") { Mutant = "Session.Interrupted: its timer is dropped" },
        new("a link that was asked whether it is there is not given up") { Mutant = "Link.Probing: its timer is dropped" },
        new("the timer of an unanswered ping goes on although the answer has come")
        {
            InRules = set => set with { Link = Stay(Stay(set.Link, LinkTrigger.PongReceived), LinkTrigger.PeerHeard) },
        },
        new("a link that closes waits for the other side for ever") { Mutant = "Link.Closing: its timer is dropped" },
        new("the client does not say that a message has failed") { Mutant = "Delivery.Accepted × FailedReceived: TellFailed is dropped" },
        new("the client acknowledges what it has not printed") { AcknowledgesUnprinted = true },
        new("now and then a client does not write down what it would have to know after a crash") { ForgetsNotes = true },
        new("the screen prints something twice") { OnScreen = (dice, waiting) => dice.Chance(0.05) ? [.. waiting, .. waiting] : waiting },
        new("the screen prints the last line first") { OnScreen = (dice, waiting) => dice.Chance(0.05) ? [.. Enumerable.Reverse(waiting)] : waiting },
        new("the rest of a write that did not fit is forgotten") { InServerWrites = Meddlers.ForgetRests },
        new("a write goes out before the one that waits") { InClientWrites = Meddlers.Overtake },
        new("after a resume the client does not send again what was not acknowledged") { Mutant = "User.Resuming × ResumeConfirmedChatting: SendAgain is dropped" },
        new("a session that is lost for good leaves its messages without a verdict") { Mutant = "User.Resuming × ResumeRefused: StrandDeliveries is dropped" },
        new("the server does not notice that the link of a session is gone") { Mutant = "Link.Live × LinkLost: SuspendSession is dropped" },
        new("the server forgets whom somebody ignores who talks to somebody") { Mutant = "Session.Chatting × IgnoreGranted: AddIgnored is dropped" },
        new("a client that comes back says that it has handled what it has not") { InClientWrites = _ => Meddlers.HandleMore },
        new("what is in doubt is taken for stored")
        {
            IsOfStore = true, From = 50,
            InRules = set => set with { Store = ChangeCell(set.Store, StoreState.Writing, StoreTrigger.BatchInDoubt, cell => cell with { Target = StoreState.Ready, Effects = [StoreEffect.ForwardBatch] }) },
        },
        new("the disk has not written yet what it has said to have written") { IsOfStore = true, LosesLastWrites = true, From = 100 },
        new("what is kept is not read by whoever comes") { IsOfStore = true, Mutant = "Inbox.Opening × UnreadFound: AskPage is dropped" },
        new("what comes while somebody reads from the disk overtakes that")
        {
            IsOfStore = true,
            InRules = set => set with { Inbox = ChangeCell(set.Inbox, InboxState.CatchingUp, InboxTrigger.MessageKept, cell => cell with { Kind = CellKind.Stay, Target = InboxState.CatchingUp, Effects = [InboxEffect.SendMessage] }) },
        },
        new("somebody whose session was lost sends again what the server has")
        {
            IsOfStore = true, From = 150,
            InRules = set => set with { Delivery = ChangeCell(set.Delivery, DeliveryState.Sent, DeliveryTrigger.StoredFound, cell => cell with { Target = DeliveryState.Queued, Effects = [DeliveryEffect.ReturnToQueue] }) },
        },
    ];

    private static Rules<LinkState, LinkTrigger, LinkEffect> Stay(Rules<LinkState, LinkTrigger, LinkEffect> rules, LinkTrigger trigger) =>
        ChangeCell(rules, LinkState.Probing, trigger, cell => cell with { Kind = CellKind.Stay, Target = LinkState.Probing });
}
