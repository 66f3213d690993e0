using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Server.Relay.RelayEffect;
using static Fsm.Chat.Protocol.Machines.Server.Relay.RelayState;
using static Fsm.Chat.Protocol.Machines.Server.Relay.RelayTrigger;

namespace Fsm.Chat.Protocol.Machines.Server.Relay;

/// <summary>
/// One transfer on the server. It sees that file links come and go, and what the two sides say on their chat links; the contents pass by it, from pipe
/// to pipe. Whatever happens, each side that is still there hears of exactly one outcome.
/// </summary>
public static class RelayRules
{
    /// <summary>The rules under these limits.</summary>
    public static Rules<RelayState, RelayTrigger, RelayEffect> Create(Limits limits)
    {
        var rules = new RulesBuilder<RelayState, RelayTrigger, RelayEffect>("Relay", Offered);

        rules.In(Offered)
            .Waits("for the receiver's answer", limits.InvitationTimeout, AnswerTimerElapsed)
            .Go(AcceptReceived, Accepted, TellAccepted, RequestPlaces)
            .Go([DeclineReceived, OfferBlocked], Ended, TellSender)
            .Go(AnswerTimerElapsed, Ended, TellSender, TellReceiver);

        rules.In(Accepted)
            .Rests("until both sides have a place free; each place is held by a transfer that has its timers")
            .Go(PlaceGranted, Attaching, TakePlaces, SendStart);

        rules.In(Attaching)
            .Waits("for both file links", Limits.AttachWithin, AttachTimerElapsed)
            .Go(BothSidesAttached, Streaming, ConfirmAttached, BeginRelay)
            .Go([FileLinkEnded, AttachTimerElapsed], Ended, TellSender, TellReceiver);

        rules.In(Streaming)
            .Rests("a large file takes its time; the sweep notices when nothing moves")
            .Go(ReportReceived, Ended, TellSender)
            .Go(FileLinkEnded, Finishing, CloseFileLinks)
            .Go(TransferStalled, Ended, TellSender, TellReceiver);

        rules.In(Finishing)
            .Waits("for the receiver's report", limits.Transfers.Stall, ReportTimerElapsed)
            .Go(ReportReceived, Ended, TellSender)
            .Go(ReportTimerElapsed, Ended, TellSender, TellReceiver);

        rules.In(Offered, Accepted, Attaching, Streaming, Finishing)
            .Go(SenderCancelReceived, Ended, TellReceiver)
            .Go(ReceiverCancelReceived, Ended, TellSender)
            .Go(SenderGone, Ended, TellReceiver)
            .Go(ReceiverGone, Ended, TellSender)
            .Go([SideIgnored, InternalErrorCaught], Ended, TellSender, TellReceiver);

        rules.In(Ended)
            .Ends("its outcome is told")
            .OnEntry(CloseFileLinks, ForgetTransfer);

        return rules.Build();
    }
}
