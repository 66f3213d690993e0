using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Transfer;

/// <summary>The sender: its Upload machine, the person, the disk and what carries the file.</summary>
internal sealed class UploadSide
{
    private const int Idle = 0, Examining = 1, Attaching = 2, Attached = 3, Sending = 4, AllSent = 5;

    private readonly TransferSide _side;
    private readonly Variable _job;
    private readonly Variable _told;

    public UploadSide(Model model, TransferSide side, Rules<UploadState, UploadTrigger, UploadEffect> rules)
    {
        _side = side;
        Machine = model.Part("upload", rules);
        _job = model.Number("sender_job", max: AllSent);
        _told = model.Number("sender_told");
        Sent = model.Number("contents_sent");
    }

    public Part<UploadState, UploadTrigger, UploadEffect> Machine { get; }

    public Variable Sent { get; }

    public Statement LosesServer => If(Machine.In(UploadState.Beginning), [], [Machine.Fire(UploadTrigger.LinkLost)]);

    public Value Rests => Machine.In(UploadState.Beginning, UploadState.Ended) & _job.Is(Idle);

    public void Add(Model model, Variable stored)
    {
        SayEffects();
        model.May(Mover.Person, "sender: offers the file", Machine.In(UploadState.Beginning) & !_side.IsCut, Machine.Fire(UploadTrigger.FileTyped));
        model.May(
            Mover.Person, "sender: gives the transfer up", Machine.NotIn(UploadState.Beginning) & Machine.NotIn(UploadState.Ended), Machine.Fire(UploadTrigger.CancelTyped));

        model.May(Mover.Program, "sender: the file can be read", _job.Is(Examining), _job.Set(Idle), Machine.Fire(UploadTrigger.FileExamined));
        model.May(Mover.Fault, "sender: the file cannot be read", _job.Is(Examining), _job.Set(Idle), Machine.Fire(UploadTrigger.FileFailed));
        model.May(Mover.Wire, "sender: the file link is confirmed", _job.Is(Attaching) & _side.Confirmed.Holds, _job.Set(Attached), Machine.Fire(UploadTrigger.FileLinkAttached));
        model.May(Mover.Program, "sender: all contents are sent", _job.Is(Sending), _job.Set(AllSent), Sent.Set(1), Machine.Fire(UploadTrigger.ContentsSent));
        model.May(Mover.Fault, "sender: the file has changed", _job.Is(Sending), _job.Set(Idle), Machine.Fire(UploadTrigger.FileFailed));
        var linked = _job.IsAny(Attaching, Attached, Sending, AllSent);
        ImmutableArray<Statement> lose = [_job.Set(Idle), .. _side.HangUp, Machine.Fire(UploadTrigger.FileLinkLost)];
        model.May(Mover.Wire, "sender: the server has closed the file link", linked & _side.ServerHungUp, lose);
        model.May(Mover.Fault, "sender: the file link breaks", linked, lose);

        Hear(model, Frame.OfferConfirmed, UploadTrigger.OfferConfirmed);
        Hear(model, Frame.OfferRefused, UploadTrigger.OfferRefused);
        Hear(model, Frame.Accepted, UploadTrigger.AcceptReceived);
        Hear(model, Frame.Start, UploadTrigger.StartReceived);
        Hear(model, Frame.EndedOtherwise, UploadTrigger.EndReceived);
        Hear(model, Frame.EndedStored, UploadTrigger.EndReceived, Demand(stored.Holds, "the sender is told that it is stored, and it is not"));
        model.MayElapse(Machine);
        model.Invariants.Add(("the timer of the upload is that of its state", Machine.TimerIsRight));
    }

    private void Hear(Model model, Frame frame, UploadTrigger trigger, params ImmutableArray<Statement> whenMoved) =>
        model.May(Mover.Wire, $"sender: {frame} arrives", _side.Down.Next(frame), _side.Down.Take, Machine.Fire(trigger, whenMoved));

    private void SayEffects()
    {
        Machine.On(UploadEffect.ExamineFile, _job.Set(Examining));
        Machine.On(UploadEffect.SendOffer, _side.Say(Frame.Offer));
        Machine.On(UploadEffect.AttachLink, [_job.Set(Attaching), .. _side.Dial]);
        Machine.On(UploadEffect.SendContents, _job.Set(Sending));
        Machine.On(UploadEffect.SendCancel, _side.Say(Frame.Cancel));
        Machine.On(UploadEffect.StopFile, [_job.Set(Idle), .. _side.HangUp]);
        Machine.On(UploadEffect.TellEnded, Demand(_told.Is(0), "the sender is told twice how it ended"), _told.Set(1));
        Machine.Quiet(
            UploadEffect.ShareFile, UploadEffect.TellOffered, UploadEffect.TellWaiting, UploadEffect.TellRunning, UploadEffect.NoteLoss, UploadEffect.SettleLine);
    }
}
