using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Transfer;

/// <summary>The receiver: its Download machine, the person, the disk and what carries the file.</summary>
internal sealed class DownloadSide(Model model, TransferSide side, Rules<DownloadState, DownloadTrigger, DownloadEffect> rules)
    : FileSide<DownloadState, DownloadTrigger, DownloadEffect>(model, side, rules, DownloadState.Beginning, DownloadState.Ended, DownloadTrigger.LinkLost)
{
    private const int Preparing = 1, Attaching = 2, Attached = 3, Taking = 4, Storing = LastJob;

    private readonly Variable _willReportStored = model.Number("reports_stored");

    /// <summary>Whether the file is there, whole, under its name.</summary>
    public Variable Stored { get; } = model.Number("stored");

    public void Add(Variable sent)
    {
        SayEffects();
        May(Mover.Person, "accepts", Machine.In(DownloadState.Offered), Machine.Fire(DownloadTrigger.AcceptTyped));
        May(Mover.Person, "declines", Machine.In(DownloadState.Offered), Machine.Fire(DownloadTrigger.DeclineTyped));
        May(Mover.Person, "gives the transfer up", IsUnderWay, Machine.Fire(DownloadTrigger.CancelTyped));
        May(Mover.Fault, "makes a mistake about the transfer", IsUnderWay, Machine.Fire(DownloadTrigger.InternalErrorCaught));

        May(Mover.Program, "there is a place for it", Job.Is(Preparing), Job.Set(Idle), Machine.Fire(DownloadTrigger.FilePrepared));
        May(Mover.Fault, "there is no place for it", Job.Is(Preparing), Job.Set(Idle), Machine.Fire(DownloadTrigger.FileFailed));
        May(
            Mover.Wire, "the file link is confirmed", Job.Is(Attaching) & Side.Confirmed.Holds, Job.Set(Attached), Machine.Fire(DownloadTrigger.FileLinkAttached));
        May(Mover.Wire, "all contents have come", Job.Is(Taking) & sent.Holds, Job.Set(Idle), Machine.Fire(DownloadTrigger.ContentsTaken));
        May(Mover.Fault, "the disk is full", Job.IsAny(Taking, Storing), Job.Set(Idle), Machine.Fire(DownloadTrigger.FileFailed));
        May(
            Mover.Program, "the file is stored", Job.Is(Storing),
            Job.Set(Idle), Stored.Set(1), _willReportStored.Set(1), Machine.Fire(DownloadTrigger.FileStored), _willReportStored.Set(0));
        MayLoseFileLink(Job.IsAny(Attaching, Attached, Taking), DownloadTrigger.FileLinkLost);
        May(Mover.Fault, "the file link breaks while the file is stored", Job.Is(Storing), Machine.Fire(DownloadTrigger.FileLinkLost));

        Hear(Frame.Offered, DownloadTrigger.OfferArrived);
        Hear(Frame.Start, DownloadTrigger.StartReceived);
        Hear(Frame.EndedOtherwise, DownloadTrigger.EndReceived);
    }

    private void SayEffects()
    {
        Machine.On(DownloadEffect.PrepareFile, Job.Set(Preparing));
        Machine.On(DownloadEffect.SendAccept, Side.Say(Frame.Accept));
        Machine.On(DownloadEffect.SendDecline, Side.Say(Frame.Decline));
        Machine.On(DownloadEffect.SendCancel, Side.Say(Frame.Cancel));
        Machine.On(DownloadEffect.SendReport, If(_willReportStored.Holds, Side.Say(Frame.ReportStored), Side.Say(Frame.ReportFailed)));
        Machine.On(DownloadEffect.AttachLink, [Job.Set(Attaching), .. Side.Dial]);
        Machine.On(DownloadEffect.TakeContents, Job.Set(Taking));
        Machine.On(DownloadEffect.StoreFile, Job.Set(Storing));
        AddCommon(DownloadEffect.StopFile, DownloadEffect.TellEnded);
        Machine.Quiet(
            DownloadEffect.AskPerson, DownloadEffect.EndRequest, DownloadEffect.TellWaiting, DownloadEffect.TellRunning, DownloadEffect.NoteLoss, DownloadEffect.NoteStored);
    }
}
