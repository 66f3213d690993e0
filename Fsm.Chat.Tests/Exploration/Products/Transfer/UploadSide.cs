using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Transfer;

/// <summary>The sender: its Upload machine, the person, the disk and what carries the file.</summary>
internal sealed class UploadSide(Model model, TransferSide side, Rules<UploadState, UploadTrigger, UploadEffect> rules)
    : FileSide<UploadState, UploadTrigger, UploadEffect>(model, side, rules, UploadState.Beginning, UploadState.Ended, UploadTrigger.LinkLost)
{
    private const int Examining = 1, Attaching = 2, Attached = 3, Sending = 4, AllSent = LastJob;

    public Variable Sent { get; } = model.Number("contents_sent");

    public void Add(Variable stored)
    {
        SayEffects();
        May(Mover.Person, "offers the file", Machine.In(UploadState.Beginning) & !Side.IsCut, Machine.Fire(UploadTrigger.FileTyped));
        May(Mover.Person, "gives the transfer up", IsUnderWay, Machine.Fire(UploadTrigger.CancelTyped));
        May(Mover.Fault, "makes a mistake about the transfer", IsUnderWay, Machine.Fire(UploadTrigger.InternalErrorCaught));

        May(Mover.Program, "the file can be read", Job.Is(Examining), Job.Set(Idle), Machine.Fire(UploadTrigger.FileExamined));
        May(Mover.Fault, "the file cannot be read", Job.Is(Examining), Job.Set(Idle), Machine.Fire(UploadTrigger.FileFailed));
        May(Mover.Wire, "the file link is confirmed", Job.Is(Attaching) & Side.Confirmed.Holds, Job.Set(Attached), Machine.Fire(UploadTrigger.FileLinkAttached));
        May(Mover.Program, "all contents are sent", Job.Is(Sending), Job.Set(AllSent), Sent.Set(1), Machine.Fire(UploadTrigger.ContentsSent));
        May(Mover.Fault, "the file has changed", Job.Is(Sending), Job.Set(Idle), Machine.Fire(UploadTrigger.FileFailed));
        MayLoseFileLink(Job.IsAny(Attaching, Attached, Sending, AllSent), UploadTrigger.FileLinkLost);

        Hear(Frame.OfferConfirmed, UploadTrigger.OfferConfirmed);
        Hear(Frame.OfferRefused, UploadTrigger.OfferRefused);
        Hear(Frame.OfferPostponed, UploadDecisions.DecideRefused(StatusCode.RecipientBusy, asked: 1));
        Hear(Frame.OfferPostponed, UploadDecisions.DecideRefused(StatusCode.RecipientBusy, Limits.OfferTries));
        May(Mover.Program, "another transfer has ended", Machine.In(UploadState.Postponed), Machine.Fire(UploadTrigger.PlaceFreed));
        Hear(Frame.Accepted, UploadTrigger.AcceptReceived);
        Hear(Frame.Start, UploadTrigger.StartReceived);
        Hear(Frame.EndedOtherwise, UploadTrigger.EndReceived);
        Hear(Frame.EndedStored, UploadTrigger.EndReceived, Demand(stored.Holds, "the sender is told that it is stored, and it is not"));
    }

    private void SayEffects()
    {
        Machine.On(UploadEffect.ExamineFile, Job.Set(Examining));
        Machine.On(UploadEffect.SendOffer, Side.Say(Frame.Offer));
        Machine.On(UploadEffect.AttachLink, [Job.Set(Attaching), .. Side.Dial]);
        Machine.On(UploadEffect.SendContents, Job.Set(Sending));
        Machine.On(UploadEffect.SendCancel, Side.Say(Frame.Cancel));
        AddCommon(UploadEffect.StopFile, UploadEffect.TellEnded);
        Machine.Quiet(
            UploadEffect.ShareFile, UploadEffect.NoteFile, UploadEffect.TellPostponed, UploadEffect.OfferNext, UploadEffect.TellOffered, UploadEffect.TellWaiting, UploadEffect.TellRunning, UploadEffect.NoteLoss, UploadEffect.NoteContents,
            UploadEffect.SettleLine);
    }
}
