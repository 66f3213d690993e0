using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Client.Download.DownloadEffect;
using static Fsm.Chat.Protocol.Machines.Client.Download.DownloadState;
using static Fsm.Chat.Protocol.Machines.Client.Download.DownloadTrigger;

namespace Fsm.Chat.Protocol.Machines.Client.Download;

/// <summary>
/// One transfer at its receiver. A file has its name only when all of it is there and its hash is right; what is incomplete keeps another name, and another
/// attempt goes on from there.
/// </summary>
public static class DownloadRules
{
    /// <summary>The rules.</summary>
    public static Rules<DownloadState, DownloadTrigger, DownloadEffect> Create()
    {
        var rules = new RulesBuilder<DownloadState, DownloadTrigger, DownloadEffect>("Download", Beginning);

        rules.In(Beginning)
            .Rests("no time: whoever makes it asks the person at once")
            .Go(OfferArrived, Offered, AskPerson);

        rules.In(Offered)
            .Rests("until the person answers; the server ends it when they do not")
            .Go(AcceptTyped, Preparing, EndRequest, PrepareFile)
            .Go([DeclineTyped, CancelTyped], Ended, EndRequest, SendDecline)
            .Go([EndReceived, LinkLost], Ended, EndRequest)
            .Go(InternalErrorCaught, Ended, EndRequest, SendDecline);

        rules.In(Preparing)
            .Rests("as long as the disk takes to read what is there")
            .Go(FilePrepared, Waiting, SendAccept, TellWaiting)
            .Go([FileFailed, CancelTyped, InternalErrorCaught], Ended, SendDecline);

        rules.In(Waiting)
            .Rests("until both sides have a place free; the server says so")
            .Go(StartReceived, Attaching, AttachLink);

        rules.In(Attaching)
            .Waits("for the file link", Limits.AttachWithin + Limits.AnswerWithin, AttachTimerElapsed)
            .Go(FileLinkAttached, Streaming, TellRunning, TakeContents)
            .Go(FileLinkLost, Unattached, NoteLoss)
            .Go(AttachTimerElapsed, Ended, SendCancel);

        rules.In(Streaming)
            .Rests("a large file takes its time; the server notices when nothing moves")
            .Go(ContentsTaken, Verifying, StoreFile)
            .Go([FileFailed, InternalErrorCaught], Ended, SendReport)
            .Go(FileLinkLost, Interrupted, NoteLoss);

        rules.In(Verifying)
            .Rests("as long as the disk takes to store it")
            .Go(FileStored, Ended, NoteStored, SendReport)
            .Go([FileFailed, InternalErrorCaught], Ended, SendReport)
            .Refuse(LocalCode.NotPermittedNow, CancelTyped)
            .Ignore("all is here: it is checked against its hash, whatever the other side thinks", EndReceived)
            .Ignore("all is here", FileLinkLost, LinkLost);

        rules.In(Unattached)
            .Waits("for the server's word: it closes file links itself, too, and its reason comes over the other connection", Limits.ReasonWithin, ReasonTimerElapsed)
            .Go(ReasonTimerElapsed, Ended, SendCancel);

        rules.In(Interrupted)
            .Waits("for the server's word: it closes file links itself, too, and its reason comes over the other connection", Limits.ReasonWithin, ReasonTimerElapsed)
            .Go([ReasonTimerElapsed, InternalErrorCaught], Ended, SendReport);

        rules.In(Waiting, Attaching, Streaming, Unattached, Interrupted).Go(CancelTyped, Ended, SendCancel);
        rules.In(Waiting, Attaching, Unattached).Go(InternalErrorCaught, Ended, SendCancel);
        rules.In(Preparing, Waiting, Attaching, Streaming, Unattached, Interrupted).Go(EndReceived, Ended).Go(LinkLost, Ended);

        rules.In(Ended)
            .Ends("its outcome is told")
            .OnEntry(StopFile, TellEnded);

        return rules.Build();
    }
}
