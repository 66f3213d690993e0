using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Client.Upload.UploadEffect;
using static Fsm.Chat.Protocol.Machines.Client.Upload.UploadState;
using static Fsm.Chat.Protocol.Machines.Client.Upload.UploadTrigger;

namespace Fsm.Chat.Protocol.Machines.Client.Upload;

/// <summary>
/// One transfer at its sender. It completes only when the receiver has stored the file and said so; every other way out has its reason.
/// How far it is, is no state: progress is a number beside it.
/// </summary>
public static class UploadRules
{
    /// <summary>The rules under these limits.</summary>
    public static Rules<UploadState, UploadTrigger, UploadEffect> Create(Limits limits)
    {
        var rules = new RulesBuilder<UploadState, UploadTrigger, UploadEffect>("Upload", Beginning);

        rules.In(Beginning)
            .Rests("no time: whoever makes it says at once what for")
            .Go(FileTyped, Examining, ExamineFile)
            .Go(OfferShared, Offered, ShareFile, TellOffered);

        rules.In(Examining)
            .Rests("as long as the disk takes to answer")
            .Go(FileExamined, Offering, NoteFile, SendOffer)
            .Go(FileFailed, Ended);

        rules.In(Offering)
            .Waits("for the server's answer", limits.AnswerTimeout, AnswerTimerElapsed)
            .Go(OfferConfirmed, Offered, TellOffered, SettleLine)
            .Go(OfferPostponed, Postponed, TellPostponed, SettleLine)
            .Go([OfferRefused, AnswerTimerElapsed], Ended);

        rules.In(Postponed)
            .Waits("before it is offered again, longer each time; after some times it has failed", Limits.LongestBackOff, RetryTimerElapsed)
            .Go([PlaceFreed, RetryTimerElapsed], Offering, SendOffer)
            .Go(CancelTyped, Ended);

        rules.In(Offered)
            .Rests("until the recipient answers; the server ends it when they do not")
            .Go(AcceptReceived, Waiting, TellWaiting);

        rules.In(Waiting)
            .Rests("until both sides have a place free; the server says so")
            .Go(StartReceived, Attaching, AttachLink);

        rules.In(Attaching)
            .Waits("for the file link", Limits.AttachWithin + Limits.AnswerWithin, AttachTimerElapsed)
            .Go(FileLinkAttached, Streaming, TellRunning, SendContents)
            .Go(FileLinkLost, Unattached, NoteLoss)
            .Go(AttachTimerElapsed, Ended, SendCancel);

        rules.In(Streaming)
            .Rests("a large file takes its time; the server notices when nothing moves")
            .Go(ContentsSent, Verifying, NoteContents)
            .Go(FileFailed, Ended, SendCancel)
            .Go(FileLinkLost, Verifying);

        rules.In(Verifying)
            .Waits("for the receiver's report", Limits.TransferStall + Limits.AnswerWithin, OutcomeTimerElapsed)
            .Go(OutcomeTimerElapsed, Ended, SendCancel)
            .Ignore("all was sent, or it is known", FileLinkLost);

        rules.In(Unattached)
            .Waits("for the server's word: it closes file links itself, too, and its reason comes over the other connection", Limits.ReasonWithin, ReasonTimerElapsed)
            .Go(ReasonTimerElapsed, Ended, SendCancel);

        rules.In(Examining, Offering, Verifying).Refuse(LocalCode.NotPermittedNow, CancelTyped);
        rules.In(Offered, Waiting, Attaching, Streaming, Unattached).Go(CancelTyped, Ended, SendCancel, OfferNext);
        rules.In(Offered, Waiting, Attaching, Streaming, Verifying, Unattached).Go(EndReceived, Ended, OfferNext);
        rules.In(Offered, Waiting, Attaching, Streaming, Verifying, Unattached).Go(InternalErrorCaught, Ended, SendCancel);
        rules.In(Examining, Offering, Postponed, Offered, Waiting, Attaching, Streaming, Verifying, Unattached).Go(LinkLost, Ended);
        rules.In(Examining, Offering, Postponed).Go(InternalErrorCaught, Ended); // the server has no number for it yet

        rules.In(Ended)
            .Ends("its outcome is told")
            .OnEntry(StopFile, TellEnded, SettleLine);

        return rules.Build();
    }
}
