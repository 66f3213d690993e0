using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Transfer;

/// <summary>The server: its Relay machine, and the decisions on offers and on what the two sides say.</summary>
internal sealed class RelaySide
{
    private readonly TransferSide _sender;
    private readonly TransferSide _receiver;
    private readonly Variable _exists;
    private readonly Variable _waits;
    private readonly Variable _saidStored;

    public RelaySide(Model model, TransferSide sender, TransferSide receiver, Rules<RelayState, RelayTrigger, RelayEffect> rules)
    {
        (_sender, _receiver) = (sender, receiver);
        Machine = model.Part("relay", rules, armed: false);
        (_exists, _waits, _saidStored) = (model.Number("relay_exists"), model.Number("waits_for_place"), model.Number("said_stored"));
    }

    public Part<RelayState, RelayTrigger, RelayEffect> Machine { get; }

    public Value Rests => _exists.Is(0) | Machine.In(RelayState.Ended);

    public Statement LosesSender => IfOpen(RelayTrigger.SenderGone);

    public Statement LosesReceiver => IfOpen(RelayTrigger.ReceiverGone);

    // A transfer that is over is forgotten: whatever is said of it finds none.
    private Value IsOpen => _exists.Holds & Machine.NotIn(RelayState.Ended);

    public void Add(Model model)
    {
        SayEffects();
        AddOffers(model);
        Hear(model, _sender, Frame.Cancel, FileRequestKind.Cancel);
        Hear(model, _receiver, Frame.Accept, FileRequestKind.Accept);
        Hear(model, _receiver, Frame.Decline, FileRequestKind.Decline);
        Hear(model, _receiver, Frame.Cancel, FileRequestKind.Cancel);
        Hear(model, _receiver, Frame.ReportFailed, FileRequestKind.Report);
        Hear(model, _receiver, Frame.ReportStored, FileRequestKind.Report);
        model.May(Mover.Program, "server: both sides have a place free", _waits.Holds, _waits.Set(0), IfOpen(RelayTrigger.PlaceGranted));
        model.May(Mover.Time, "server: nothing has moved for too long", Machine.In(RelayState.Streaming), Machine.Fire(RelayTrigger.TransferStalled));
        model.May(Mover.Fault, "server: makes a mistake about the transfer", IsOpen, Machine.Fire(RelayTrigger.InternalErrorCaught));
        model.MayElapse(Machine, when: _exists.Holds);
        model.Invariants.Add(("the timer of the relay is that of its state", _exists.Is(0) | Machine.TimerIsRight));
    }

    // What the real decision can say of an offer, whatever the facts are.
    private void AddOffers(Model model)
    {
        foreach (var (trigger, status) in from facts in ((bool Found, bool IsBusy)[])[(true, false), (false, false), (true, true)]
                                          select OfferDecisions.Decide(new() { NameBytes = 1, Found = facts.Found, IsMember = true, Recipients = 1, MaxOpenUploads = 1, RecipientAtLimit = facts.IsBusy }))
        {
            ImmutableArray<Statement> answer = trigger == SessionTrigger.OfferGranted
                ? [_exists.Set(1), .. Machine.Begin(), .. _sender.Tell(Frame.OfferConfirmed), .. _receiver.Tell(Frame.Offered)]
                : _sender.Tell(status == StatusCode.RecipientBusy ? Frame.OfferPostponed : Frame.OfferRefused);
            model.May(
                Mover.Wire, $"server: the offer arrives, and the answer is {status}",
                _sender.Up.Next(Frame.Offer) & (trigger == SessionTrigger.OfferGranted ? _receiver.IsThere : Value.True), [_sender.Up.Take, .. answer]);
        }

        model.May(
            Mover.Wire, "server: the offer to a group arrives, and this receiver takes no more", _sender.Up.Next(Frame.Offer) & _receiver.IsThere,
            [_sender.Up.Take, _exists.Set(1), .. Machine.Begin(), .. _sender.Tell(Frame.OfferConfirmed), Machine.Fire(PlaceDecisions.DecideOffered(true)!.Value)]);
    }

    private void Hear(Model model, TransferSide side, Frame frame, FileRequestKind kind)
    {
        var trigger = StatementDecisions.Decide(kind, side == _sender) ?? throw new InvalidOperationException($"The {side.Name} may not say {kind}.");
        model.May(
            Mover.Wire, $"server: {frame} arrives from the {side.Name}", side.Up.Next(frame),
            side.Up.Take, _saidStored.Set(frame == Frame.ReportStored ? 1 : 0), IfOpen(trigger), _saidStored.Set(0));
    }

    private Statement IfOpen(RelayTrigger trigger) => If(IsOpen, [Machine.Fire(trigger)]);

    private void SayEffects()
    {
        Machine.On(RelayEffect.TellAccepted, _sender.Tell(Frame.Accepted));
        Machine.On(RelayEffect.RequestPlaces, _waits.Set(1));
        Machine.On(RelayEffect.SendStart, [_sender.Token.Set(1), _receiver.Token.Set(1), .. _sender.Tell(Frame.Start), .. _receiver.Tell(Frame.Start)]);
        Machine.On(RelayEffect.ConfirmAttached, _sender.Confirmed.Set(1), _receiver.Confirmed.Set(1));
        Machine.On(RelayEffect.TellSender, If(_saidStored.Holds, _sender.Tell(Frame.EndedStored), _sender.Tell(Frame.EndedOtherwise)));
        Machine.On(RelayEffect.TellReceiver, _receiver.Tell(Frame.EndedOtherwise));
        Machine.On(RelayEffect.CloseFileLinks, [.. _sender.CloseFileLink, .. _receiver.CloseFileLink]);
        Machine.On(RelayEffect.ForgetTransfer, _waits.Set(0));
        Machine.Quiet(RelayEffect.TakePlaces, RelayEffect.BeginRelay);
    }
}
