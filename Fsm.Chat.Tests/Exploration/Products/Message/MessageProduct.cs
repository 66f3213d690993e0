using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;
using static Fsm.Chat.Tests.Exploration.Products.Connection.EffectTopics;

namespace Fsm.Chat.Tests.Exploration.Products.Message;

/// <summary>
/// One message from a sender through the server to a recipient, with cuts anywhere: numbers let the server handle it once and the recipient show it once, however often it is sent, and the
/// sender has one verdict in the end. It may also be kept: then it is handled when it is on the disk, and the recipient may be away for as long as they like.
/// </summary>
internal sealed class MessageProduct
{
    private const int Nothing = 0, Delivered = 1, Failed = 2;

    private readonly Model _model = new("one message");
    private readonly MessageEnd _sender;
    private readonly MessageEnd _recipient;
    private readonly Part<DeliveryState, DeliveryTrigger, DeliveryEffect> _delivery;
    private readonly Variable _restarted;
    private readonly Variable _mistaken;
    private readonly Variable _handled;
    private readonly Variable _queued;
    private readonly Variable _verdict;
    private readonly Variable _arrived;
    private readonly Variable _shown;
    private readonly Variable _owesShown;
    private readonly Variable _owesHandled;
    private readonly Variable _taken;
    private readonly Variable _writing;
    private readonly Variable _stored;
    private readonly Variable _keptTold;

    private MessageProduct(RuleSet rules)
    {
        (_sender, _recipient) = (new(_model, "sender", rules.Session), new(_model, "recipient", rules.Session));
        _delivery = _model.Part("delivery", rules.Delivery);
        (_restarted, _mistaken) = (_model.Number("sender_restarted"), _model.Number("sender_mistaken"));
        (_handled, _queued, _verdict) = (_model.Number("handled"), _model.Number("queued"), _model.Number("verdict", max: Failed));
        (_arrived, _shown) = (_model.Number("arrived"), _model.Number("shown"));
        _taken = _model.Number("taken");
        (_writing, _stored, _keptTold) = (_model.Number("writing"), _model.Number("stored"), _model.Number("kept_told"));
        (_owesHandled, _owesShown) = (_model.Number("owes_handled"), _model.Number("owes_shown"));
    }

    public static Model Of(RuleSet rules) => new MessageProduct(rules).Build();

    private Model Build()
    {
        AddSender();
        AddServer();
        AddRecipient();
        var cuts = Budget.Of(_model, "cuts_left", 2);
        _sender.AddCut(_model, cuts);
        _recipient.AddCut(_model, cuts);
        // The next client gives the numbers anew that the server has not handled: so it is not let in while a message is written down.
        _sender.AddKill(_model, cuts, _restarted, _delivery.In(DeliveryState.Sent, DeliveryState.Accepted, DeliveryState.Kept));
        var settled = _delivery.In(DeliveryState.Delivered, DeliveryState.Failed, DeliveryState.Unknown, DeliveryState.Entrusted);
        _model.Rest = _sender.Rests & _recipient.Rests & (_delivery.In(DeliveryState.Queued, DeliveryState.Kept) | settled) & _owesHandled.Is(0) & _owesShown.Is(0);
        _model.Invariants.Add(("a message that is delivered was shown", _delivery.NotIn(DeliveryState.Delivered) | _shown.Holds));
        _model.Invariants.Add(("what became of a message is unknown, and the session is not over", _delivery.NotIn(DeliveryState.Unknown) | _sender.Over.Holds | _mistaken.Holds));
        _model.Invariants.Add(("what is said to be kept is not on the disk", !_delivery.In(DeliveryState.Kept, DeliveryState.Entrusted) | _stored.Holds));
        return _model;
    }

    private void AddSender()
    {
        _delivery.On(DeliveryEffect.SendFrame, _sender.Say(Frame.Message));
        _delivery.Quiet(DeliveryEffect.TellSent, DeliveryEffect.TellAccepted, DeliveryEffect.NoteUnqueued, DeliveryEffect.NoteSettled, DeliveryEffect.NoteEntrusted);
        _delivery.On(DeliveryEffect.TellKept, Demand(_stored.Holds, "the sender is told that something is kept which is not"));
        _delivery.On(DeliveryEffect.TellDelivered, Demand(_verdict.Is(Delivered), "the sender is told a verdict that nobody gave"));
        _delivery.On(DeliveryEffect.TellFailed, Demand(_verdict.Is(Failed) | _handled.Is(0), "the sender is told a verdict that nobody gave"));
        _delivery.On(DeliveryEffect.TellUnknown);
        _model.May(Mover.Person, "sender: the message may go", _delivery.In(DeliveryState.Queued) & _sender.IsThere, _delivery.Fire(DeliveryTrigger.SendPermitted));
        _model.May(Mover.Fault, "sender: the conversation is not opened", _delivery.In(DeliveryState.Queued), _delivery.Fire(DeliveryTrigger.ConversationRefused));

        _model.May(
            Mover.Fault, "sender: makes a mistake about the message", _delivery.In(DeliveryState.Queued, DeliveryState.Sent, DeliveryState.Accepted, DeliveryState.Kept),
            _mistaken.Set(1), _delivery.Fire(DeliveryTrigger.InternalErrorCaught));

        // Every frame of the server acknowledges what it has handled when the frame is queued; of a verdict, that is the message.
        var acknowledged = If(_delivery.In(DeliveryState.Sent), [_delivery.Fire(DeliveryTrigger.AcknowledgementReceived)]);
        Hear(Frame.Acknowledgement, acknowledged);
        Hear(Frame.Resumed, _sender.IsBack, acknowledged);
        // A client that was killed has not kept the frame, only the text: that is offered again, and this message has failed.
        Hear(Frame.ResumedWithout, _sender.IsBack, If(
            _delivery.In(DeliveryState.Sent), [If(_restarted.Holds, [_delivery.Fire(DeliveryTrigger.LossFound)], _sender.Say(Frame.Message))]));
        Hear(Frame.Kept, acknowledged, If(_delivery.In(DeliveryState.Accepted), [_delivery.Fire(DeliveryTrigger.KeptReceived)]));
        Hear(Frame.Delivered, acknowledged, Settle(DeliveryTrigger.DeliveredReceived));
        Hear(Frame.Failed, acknowledged, Settle(DeliveryTrigger.FailedReceived));

        // A frame that has arrived before is not taken again: its number says so.
        Statement Settle(DeliveryTrigger trigger) => If(_delivery.In(DeliveryState.Kept, DeliveryState.Accepted, DeliveryState.Sent, DeliveryState.Queued), [_delivery.Fire(trigger)]);

        void Hear(Frame frame, params ImmutableArray<Statement> means) =>
            _model.May(Mover.Wire, $"sender: {frame} arrives", _sender.Down.Next(frame), [_sender.Down.Take, .. means]);
    }

    private void AddServer()
    {
        var (sender, recipient) = (_sender.Session, _recipient.Session);
        sender.On(SessionEffect.TakeResponsibility, Demand(_handled.Is(0), "the server handles the message twice"), _handled.Set(1), _owesHandled.Set(1));
        sender.On(SessionEffect.ForwardMessage, [_queued.Set(1), .. _recipient.Tell(Frame.Message)]);
        sender.On(SessionEffect.FailMessage, Decide(Failed));
        sender.On(SessionEffect.FailUndelivered);
        sender.On(SessionEffect.GiveVerdicts);
        sender.On(SessionEffect.TakeAcknowledgement);
        recipient.On(SessionEffect.TakeAcknowledgement);
        recipient.On(SessionEffect.GiveVerdicts, If(_shown.Holds & _queued.Holds, [_queued.Set(0), .. Decide(Delivered)]));
        recipient.On(SessionEffect.FailUndelivered, If(_queued.Holds, [_queued.Set(0), If(_stored.Is(0), Decide(Failed))]));
        AddKeeping();
        foreach (var session in (Part<SessionState, SessionTrigger, SessionEffect>[])[sender, recipient])
            session.Quiet([.. OfNames, .. OfConversations, .. OfGroups, .. OfGroupConversations, .. OfTransfers, .. OfCloses, .. OfIgnoring, .. OfIgnoringTold]);
        recipient.Quiet(SessionEffect.TakeResponsibility, SessionEffect.ForwardMessage, SessionEffect.FailMessage);

        foreach (var busy in (bool[])[false, true])
        {
            _model.May(
                Mover.Wire, $"server: the message arrives{(busy ? ", and the recipient is busy" : "")}", _sender.Up.Next(Frame.Message), _sender.Up.Take,
                If(_taken.Is(0), [Statement.Decide([recipient.State], state => [sender.Fire(SendDecisions.Decide(new(
                    1, 1, RecipientFound: (SessionState)state[0] != SessionState.Disconnected, false, false, RecipientBusy: busy, false, false, InConversation: true)).Trigger)])]));
        }

        _model.May(Mover.Time, "server: acknowledges", _owesHandled.Holds, _owesHandled.Set(0), If(_sender.IsLive, _sender.Tell(Frame.Acknowledgement)));
        _model.May(Mover.Wire, "server: it was shown", _recipient.Up.Next(Frame.Acknowledgement), _recipient.Up.Take, recipient.Fire(SessionTrigger.AcknowledgementReceived));

        // What a resume acknowledges is not sent again; the rest is.
        _sender.AddResume(
            _model,
            [
                If(_handled.Holds, _sender.Tell(Frame.Resumed), _sender.Tell(Frame.ResumedWithout)),
                If(_keptTold.Holds, _sender.Tell(Frame.Kept)),
                If(_verdict.Is(Delivered), _sender.Tell(Frame.Delivered)), If(_verdict.Is(Failed), _sender.Tell(Frame.Failed)),
            ],
            [If(_delivery.In(DeliveryState.Queued, DeliveryState.Sent, DeliveryState.Accepted, DeliveryState.Kept), [_delivery.Fire(DeliveryTrigger.LinkLost)])],
            when: _writing.Is(0));
        _recipient.AddResume(
            _model,
            [.. _recipient.Tell(Frame.Resumed), If(_queued.Holds, _recipient.Tell(Frame.Message))],
            []);
    }

    // It is handled when it is on the disk. Until then it may come again, and is the same; whoever comes later gets it, once.
    private void AddKeeping()
    {
        var (sender, recipient) = (_sender.Session, _recipient.Session);
        sender.Quiet(SessionEffect.DeferResponsibility);
        sender.On(SessionEffect.KeepMessage, _taken.Set(1), _writing.Set(1));
        sender.On(SessionEffect.SettleResponsibility, Demand(_handled.Is(0), "the server handles the message twice"), _handled.Set(1), _owesHandled.Set(1));
        _model.May(
            Mover.Wire, "server: the message arrives, and is to be kept", _sender.Up.Next(Frame.Message), _sender.Up.Take,
            If(_taken.Is(0), [sender.Fire(SendDecisions.Decide(
                new(1, 1, RecipientFound: true, false, false, false, false, false, InConversation: true) { Keeping = KeepingAnswer.Kept }).Trigger)]));
        _model.May(
            Mover.Program, "server: the message is on the disk", _writing.Holds, _writing.Set(0), _stored.Set(1),
            If(_sender.IsLive, [sender.Fire(SessionTrigger.MessageStored)]),
            If(_recipient.IsLive, [_queued.Set(1), .. _recipient.Tell(Frame.Message)], [_keptTold.Set(1), If(_sender.IsLive, _sender.Tell(Frame.Kept))]));
        _model.May(
            Mover.Fault, "server: the message is not on the disk", _writing.Holds, _writing.Set(0), If(_sender.IsLive, [sender.Fire(SessionTrigger.MessageNotStored)]));
        _model.May(
            Mover.Program, "recipient: comes with another session, and gets the message", _stored.Holds & _queued.Is(0) & _verdict.Is(Nothing) & !_recipient.IsLive,
            [_shown.Set(1), .. Decide(Delivered)]);
    }

    private void AddRecipient()
    {
        _model.May(
            Mover.Wire, "recipient: the message arrives", _recipient.Down.Next(Frame.Message), _recipient.Down.Take,
            If(_arrived.Is(0), [_arrived.Set(1)]));
        _model.May(Mover.Wire, "recipient: Resumed arrives", _recipient.Down.Next(Frame.Resumed), _recipient.Down.Take, _recipient.IsBack);
        _model.May(
            Mover.Program, "recipient: shows the message", _arrived.Holds & _shown.Is(0), _shown.Set(1), _owesShown.Set(1));
        _model.May(
            Mover.Program, "recipient: acknowledges", _owesShown.Holds & _recipient.IsThere, [_owesShown.Set(0), .. _recipient.Say(Frame.Acknowledgement)]);
        _model.May(Mover.Program, "recipient: has nobody to acknowledge to", _owesShown.Holds & _recipient.Over.Holds, _owesShown.Set(0));
    }

    // The verdict is given once, and told as long as there is somebody to tell.
    private ImmutableArray<Statement> Decide(int verdict) =>
    [
        Demand(_verdict.Is(Nothing), "a message has two verdicts"), _verdict.Set(verdict),
        If(_sender.IsLive, [_owesHandled.Set(0), .. _sender.Tell(verdict == Delivered ? Frame.Delivered : Frame.Failed)]),
    ];
}
