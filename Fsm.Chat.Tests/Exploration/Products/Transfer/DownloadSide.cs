using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Transfer;

/// <summary>The receiver: its Download machine, the person, the disk and what carries the file.</summary>
internal sealed class DownloadSide
{
    private const int Idle = 0, Preparing = 1, Attaching = 2, Attached = 3, Taking = 4, Storing = 5;

    private readonly TransferSide _side;
    private readonly Variable _job;
    private readonly Variable _told;
    private readonly Variable _willReportStored;

    public DownloadSide(Model model, TransferSide side, Rules<DownloadState, DownloadTrigger, DownloadEffect> rules)
    {
        _side = side;
        Machine = model.Part("download", rules);
        _job = model.Number("receiver_job", max: Storing);
        _told = model.Number("receiver_told");
        _willReportStored = model.Number("reports_stored");
        Stored = model.Number("stored");
    }

    public Part<DownloadState, DownloadTrigger, DownloadEffect> Machine { get; }

    /// <summary>Whether the file is there, whole, under its name.</summary>
    public Variable Stored { get; }

    public Statement LosesServer => If(Machine.In(DownloadState.Beginning), [], [Machine.Fire(DownloadTrigger.LinkLost)]);

    public Value Rests => Machine.In(DownloadState.Beginning, DownloadState.Ended) & _job.Is(Idle);

    public void Add(Model model, Variable sent)
    {
        SayEffects();
        model.May(Mover.Person, "receiver: accepts", Machine.In(DownloadState.Offered), Machine.Fire(DownloadTrigger.AcceptTyped));
        model.May(Mover.Person, "receiver: declines", Machine.In(DownloadState.Offered), Machine.Fire(DownloadTrigger.DeclineTyped));
        model.May(
            Mover.Person, "receiver: gives the transfer up", Machine.NotIn(DownloadState.Beginning) & Machine.NotIn(DownloadState.Ended),
            Machine.Fire(DownloadTrigger.CancelTyped));

        model.May(Mover.Program, "receiver: there is a place for it", _job.Is(Preparing), _job.Set(Idle), Machine.Fire(DownloadTrigger.FilePrepared));
        model.May(Mover.Fault, "receiver: there is no place for it", _job.Is(Preparing), _job.Set(Idle), Machine.Fire(DownloadTrigger.FileFailed));
        model.May(
            Mover.Wire, "receiver: the file link is confirmed", _job.Is(Attaching) & _side.Confirmed.Holds, _job.Set(Attached), Machine.Fire(DownloadTrigger.FileLinkAttached));
        model.May(Mover.Wire, "receiver: all contents have come", _job.Is(Taking) & sent.Holds, _job.Set(Idle), Machine.Fire(DownloadTrigger.ContentsTaken));
        model.May(Mover.Fault, "receiver: the disk is full", _job.IsAny(Taking, Storing), _job.Set(Idle), Machine.Fire(DownloadTrigger.FileFailed));
        model.May(
            Mover.Program, "receiver: the file is stored", _job.Is(Storing),
            _job.Set(Idle), Stored.Set(1), _willReportStored.Set(1), Machine.Fire(DownloadTrigger.FileStored), _willReportStored.Set(0));
        var linked = _job.IsAny(Attaching, Attached, Taking);
        ImmutableArray<Statement> lose = [_job.Set(Idle), .. _side.HangUp, Machine.Fire(DownloadTrigger.FileLinkLost)];
        model.May(Mover.Wire, "receiver: the server has closed the file link", linked & _side.ServerHungUp, lose);
        model.May(Mover.Fault, "receiver: the file link breaks", linked, lose);
        model.May(Mover.Fault, "receiver: the file link breaks while the file is stored", _job.Is(Storing), Machine.Fire(DownloadTrigger.FileLinkLost));

        Hear(model, Frame.Offered, DownloadTrigger.OfferArrived);
        Hear(model, Frame.Start, DownloadTrigger.StartReceived);
        Hear(model, Frame.EndedOtherwise, DownloadTrigger.EndReceived);
        model.MayElapse(Machine);
        model.Invariants.Add(("the timer of the download is that of its state", Machine.TimerIsRight));
    }

    private void Hear(Model model, Frame frame, DownloadTrigger trigger) =>
        model.May(Mover.Wire, $"receiver: {frame} arrives", _side.Down.Next(frame), _side.Down.Take, Machine.Fire(trigger));

    private void SayEffects()
    {
        Machine.On(DownloadEffect.PrepareFile, _job.Set(Preparing));
        Machine.On(DownloadEffect.SendAccept, _side.Say(Frame.Accept));
        Machine.On(DownloadEffect.SendDecline, _side.Say(Frame.Decline));
        Machine.On(DownloadEffect.SendCancel, _side.Say(Frame.Cancel));
        Machine.On(DownloadEffect.SendReport, If(_willReportStored.Holds, _side.Say(Frame.ReportStored), _side.Say(Frame.ReportFailed)));
        Machine.On(DownloadEffect.AttachLink, [_job.Set(Attaching), .. _side.Dial]);
        Machine.On(DownloadEffect.TakeContents, _job.Set(Taking));
        Machine.On(DownloadEffect.StoreFile, _job.Set(Storing));
        Machine.On(DownloadEffect.StopFile, [_job.Set(Idle), .. _side.HangUp]);
        Machine.On(DownloadEffect.TellEnded, Demand(_told.Is(0), "the receiver is told twice how it ended"), _told.Set(1));
        Machine.Quiet(DownloadEffect.AskPerson, DownloadEffect.EndRequest, DownloadEffect.TellWaiting, DownloadEffect.TellRunning, DownloadEffect.NoteLoss);
    }
}
