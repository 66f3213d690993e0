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
            .Rests("for no time at all: whoever makes it says in the same breath what for")
            .Go(FileTyped, Examining, ExamineFile)
            .Go(OfferShared, Offered, ShareFile, TellOffered);

        rules.In(Examining)
            .Rests("as long as the disk takes to answer")
            .Go(FileExamined, Offering, SendOffer)
            .Go(FileFailed, Ended)
            .Refuse(LocalCode.NotPermittedNow, CancelTyped)
            .Go(LinkLost, Ended);

        rules.In(Offering)
            .Waits("for the server's answer", limits.AnswerTimeout, AnswerTimerElapsed)
            .Go(OfferConfirmed, Offered, TellOffered, SettleLine)
            .Go(OfferRefused, Ended)
            .Go(AnswerTimerElapsed, Ended)
            .Refuse(LocalCode.NotPermittedNow, CancelTyped)
            .Go(LinkLost, Ended);

        rules.In(Offered)
            .Rests("until the recipient answers; the server ends it when they do not")
            .Go(AcceptReceived, Waiting, TellWaiting)
            .Go(EndReceived, Ended)
            .Go(CancelTyped, Ended, SendCancel)
            .Go(LinkLost, Ended);

        rules.In(Waiting)
            .Rests("until both sides have a place free; the server says so")
            .Go(StartReceived, Attaching, AttachLink)
            .Go(EndReceived, Ended)
            .Go(CancelTyped, Ended, SendCancel)
            .Go(LinkLost, Ended);

        rules.In(Attaching)
            .Waits("for the file link", Limits.AttachWithin + Limits.AnswerWithin, AttachTimerElapsed)
            .Go(FileLinkAttached, Streaming, TellRunning, SendContents)
            .Go(FileLinkLost, Unattached, NoteLoss)
            .Go(AttachTimerElapsed, Ended, SendCancel)
            .Go(EndReceived, Ended)
            .Go(CancelTyped, Ended, SendCancel)
            .Go(LinkLost, Ended);

        rules.In(Streaming)
            .Rests("a large file takes its time; the server notices when nothing moves")
            .Go(ContentsSent, Verifying)
            .Go(FileFailed, Ended, SendCancel)
            .Go(FileLinkLost, Verifying)
            .Go(EndReceived, Ended)
            .Go(CancelTyped, Ended, SendCancel)
            .Go(LinkLost, Ended);

        rules.In(Verifying)
            .Waits("for the receiver's report", Limits.TransferStall + Limits.AnswerWithin, OutcomeTimerElapsed)
            .Go(EndReceived, Ended)
            .Go(OutcomeTimerElapsed, Ended, SendCancel)
            .Go(LinkLost, Ended)
            .Refuse(LocalCode.NotPermittedNow, CancelTyped)
            .Ignore("all was sent, or it is known", FileLinkLost);

        rules.In(Unattached)
            .Waits("for the server's word: it closes file links itself, too, and its reason comes over the other connection", Limits.ReasonWithin, ReasonTimerElapsed)
            .Go(ReasonTimerElapsed, Ended, SendCancel)
            .Go(EndReceived, Ended)
            .Go(CancelTyped, Ended, SendCancel)
            .Go(LinkLost, Ended);

        rules.In(Ended)
            .Ends("its outcome is told")
            .OnEntry(StopFile, TellEnded, SettleLine);

        return rules.Build();
    }
}
