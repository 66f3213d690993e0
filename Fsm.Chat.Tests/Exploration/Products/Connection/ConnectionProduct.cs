using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>
/// One client and its session on the server, and what is between them. With one connection at a time, the old one must be over on both ends before another is made; with
/// two, a new one is made while the server, or the client, still thinks that the old one is there.
/// </summary>
internal sealed class ConnectionProduct
{
    private readonly Model _model;
    private readonly ImmutableArray<Wire> _wires;
    private readonly UserSide _client;
    private readonly TalkSide _talk;
    private readonly SessionSide _server;
    private readonly Budget _cuts;
    private readonly Budget _mistakes;
    private readonly Budget _lines;
    private readonly Budget _refusals;

    private ConnectionProduct(Model model, RuleSet rules, int connections, int capacity, Budget cuts, Budget mistakes, Budget lines, Budget refusals)
    {
        (_model, _cuts, _mistakes, _lines, _refusals) = (model, cuts, mistakes, lines, refusals);
        _wires = [.. Enumerable.Range(0, connections).Select(number => new Wire(_model, number, capacity, asksAlone: connections > 1))];
        _client = new(_model, rules, [.. _wires.Select(wire => wire.Client)]);
        _talk = new(_model, "talk", rules.Conversation, _client.Machine, frame => _client.OnCurrent(link => link.Say(frame)));
        _server = new(_model, rules, [.. _wires.Select(wire => wire.Server)]);
    }

    /// <summary>One connection at a time: all that a person, an operator and the network can do.</summary>
    public static Model OneLink(RuleSet rules)
    {
        var model = new Model("user and session");
        var faults = Budget.Of(model, "faults_left", 1);
        var product = new ConnectionProduct(model, rules, connections: 1, capacity: 4, faults, faults, Budget.Of(model, "lines_left", 3), Budget.Of(model, "refusals_left", 1));
        product.AddOperator();
        return product.Build();
    }

    /// <summary>An old and a new connection at once: a cut, of which either end may not know for long.</summary>
    public static Model TwoLinks(RuleSet rules)
    {
        var model = new Model("old and new link");
        return new ConnectionProduct(model, rules, connections: 2, capacity: 3, Budget.Of(model, "cuts_left", 1), Budget.None, Budget.Of(model, "lines_left", 1), Budget.None).Build();
    }

    private Model Build()
    {
        AddPerson();
        for (var i = 0; i < _wires.Length; i++)
        {
            AddNetwork(_wires[i], _client.Links[i], _server.Links[i]);
            AddClientHearing(_wires[i], _client.Links[i]);
            AddServerHearing(_wires[i], _server.Links[i]);
            _client.Links[i].AddTime(_mistakes);
            _server.Links[i].AddTime(_mistakes);
        }

        _server.AddMistakes(_model, _mistakes);
        AddRest();
        return _model;
    }

    // A line that opens or leaves a conversation is awaited before the next one is read; the end of the input is not.
    private void AddPerson()
    {
        var answered = !_talk.IsAwaited;
        Type(UserTrigger.ConnectTyped, _client.HasFreeLink & _client.Machine.In(UserState.Disconnected));
        Type(UserTrigger.DisconnectTyped, _client.Machine.NotIn(UserState.Disconnected));
        Type(UserTrigger.ChatTyped, answered & _client.Machine.In(UserState.Connected, UserState.Chatting));
        var mayQuit = answered & _client.Machine.In(UserState.Chatting);
        Type(UserTrigger.QuitTyped, mayQuit);
        Type(UserTrigger.TextTyped, answered & (_client.Machine.In(UserState.Chatting) | (_client.Machine.In(UserState.Reconnecting) & _talk.MayType)));
        _model.May(Mover.Person, "the person: quits behind texts", mayQuit & _lines.IsLeft, [.. _lines.Spend, .. _talk.QuitBehindTexts]);

        void Type(UserTrigger trigger, Value when) =>
            _model.May(Mover.Person, $"the person: {trigger}", when & _lines.IsLeft, [.. _lines.Spend, _client.Machine.Fire(trigger)]);
    }

    private void AddOperator() => _model.May(
        Mover.Person, "the operator stops the server", _server.Stopping.Is(0),
        [
            _server.Stopping.Set(1),
            .. _server.OnCarrier(link => link.GiveReason(CloseReason.ServerStopping)),
            If(_server.Machine.In(SessionState.Arriving, SessionState.Disconnected), [], [_server.Machine.Fire(SessionTrigger.StopRequested)]),
            .. _server.Links.Select(link => If(link.IsOver, [], [link.Fire(LinkTrigger.CloseRequested, CloseReason.ServerStopping)])),
        ]);

    private void AddNetwork(Wire wire, ClientEnd client, ServerEnd server)
    {
        var user = _client.Machine;
        var isCurrent = _client.Current.Is(client.Number + 1);
        _model.May(
            Mover.Program, $"network: connection {client.Number} is made", client.IsDialling & _server.Stopping.Is(0),
            [
                client.Phase.Set(ClientEnd.Open), .. server.Accept,
                // The link may have been given up meanwhile: then its own timer runs already.
                If(client.Link.In(LinkState.AwaitingFirstFrame), client.Link.Begin()),
                If(isCurrent, [user.Fire(UserTrigger.LinkOpened)]),
            ]);
        ImmutableArray<Statement> failed(UserTrigger how) => [If(isCurrent, [user.Fire(how)]), .. client.Fire(LinkTrigger.LinkLost)];
        _model.May(Mover.Fault, $"network: connection {client.Number} cannot be made", client.IsDialling & _mistakes.IsLeft, [.. _mistakes.Spend, .. failed(UserTrigger.DialFailed)]);
        _model.May(Mover.Program, $"network: connection {client.Number} cannot be made to a server that is stopped", client.IsDialling & _server.Stopping.Holds, failed(UserTrigger.DialRefused));

        _model.May(
            Mover.Fault, $"network: connection {client.Number} is cut", client.Phase.Is(ClientEnd.Open) & wire.Cut.Is(0) & _cuts.IsLeft & wire.ClientGone.Is(0) & wire.ServerGone.Is(0),
            [.. _cuts.Spend, .. wire.IsCutNow]);
        _model.May(Mover.Fault, $"client: notices that link {client.Number} is cut", wire.Cut.Holds & client.IsOpen, client.Fire(LinkTrigger.LinkLost));
        _model.May(Mover.Fault, $"server: notices that link {client.Number} is cut", wire.Cut.Holds & server.IsOpen, server.Fire(LinkTrigger.LinkLost));
        // What was under way to an end that has gone comes back as a reset; so does a socket that one has closed oneself.
        _model.May(
            Mover.Wire, $"client: link {client.Number} is reset, or closed as asked",
            wire.Cut.Is(0) & client.IsOpen & (wire.ServerGone.Holds | wire.ClientGone.Holds) & wire.Down.IsEmpty,
            client.Fire(LinkTrigger.LinkLost));
        _model.May(
            Mover.Wire, $"server: link {client.Number} is reset", wire.Cut.Is(0) & server.IsOpen & wire.ClientGone.Holds & wire.Up.IsEmpty,
            server.Fire(LinkTrigger.LinkLost));
        _model.May(
            Mover.Program, $"both ends of connection {client.Number} are over", client.Phase.IsNot(ClientEnd.Unused) & client.Link.In(LinkState.Closed) & server.IsOver,
            [.. client.Forget, .. server.Forget, .. wire.Forget, If(isCurrent, [_client.Current.Set(0)])]);
    }

    private void AddClientHearing(Wire wire, ClientEnd link)
    {
        var user = _client;
        Hear(Frame.Welcome, user.HearGrant(link));
        Hear(Frame.Resumed, user.HearGrant(link));
        foreach (var refusal in (Frame[])[Frame.RefusedForGood, Frame.RefusedForNow, Frame.RefusedUnknown])
            Hear(refusal, user.HearRefusal(link, refusal));
        foreach (var (frame, reason) in CloseFrames.All)
            Hear(frame, user.HearClose(link, reason));
        Hear(Frame.UserList, user.Hear(UserTrigger.UserListReceived));
        Hear(Frame.Snapshot, user.Hear(UserTrigger.SnapshotReceived));
        Hear(Frame.DisconnectConfirmed, user.Hear(UserTrigger.DisconnectConfirmed));
        Hear(Frame.OpenConfirmed, _talk.Hear(Frame.OpenConfirmed));
        Hear(Frame.LeaveAnswered, _talk.Hear(Frame.LeaveAnswered));
        Hear(Frame.Ping, link.Fire(LinkTrigger.PingReceived));
        Hear(Frame.Pong, link.Fire(LinkTrigger.PongReceived));
        _model.May(Mover.Wire, $"client: link {link.Number} has ended", wire.Down.Next(Frame.End), [wire.Down.Take, If(link.Link.In(LinkState.Closed), [], link.Fire(LinkTrigger.InputEnded))]);

        void Hear(Frame frame, ImmutableArray<Statement> means) =>
            _model.May(Mover.Wire, $"client: {frame} arrives on link {link.Number}", wire.Down.Next(frame), [wire.Down.Take, If(link.TakesFrames, means)]);
    }

    private void AddServerHearing(Wire wire, ServerEnd link)
    {
        var session = _server.Machine;
        var first = link.Link.In(LinkState.AwaitingFirstFrame);
        Hear(Frame.Connect, first, _server.HearConnect(link));
        Hear(Frame.Resume, first, _server.HearResume(link));
        _model.May(
            Mover.Program, $"server: the session was resumed too often for that of link {link.Number}", wire.Up.Next(Frame.Resume) & first & _refusals.IsLeft,
            [.. _refusals.Spend, wire.Up.Take, If(link.TakesFrames, _server.HearResume(link, isTooOften: true))]);
        Hear(Frame.Ping, !first, [link.Fire(LinkTrigger.PingReceived)]);
        Hear(Frame.Pong, !first, [link.Fire(LinkTrigger.PongReceived)]);
        Hear(Frame.Disconnect, !first, [.. link.GiveReason(CloseReason.Requested), session.Fire(SessionTrigger.DisconnectRequestReceived)]);
        Hear(Frame.Open, !first, _server.HearTalk(ConversationChange.Open));
        Hear(Frame.Leave, !first, _server.HearTalk(ConversationChange.Leave));
        _model.May(
            Mover.Wire, $"server: link {link.Number} has ended", wire.Up.Next(Frame.End),
            wire.Up.Take, If(link.Link.In(LinkState.Closed), [], [link.Fire(LinkTrigger.InputEnded)]));

        void Hear(Frame frame, Value when, ImmutableArray<Statement> means) => _model.May(
            Mover.Wire, $"server: {frame} arrives on link {link.Number}", wire.Up.Next(frame),
            wire.Up.Take,
            If(link.TakesFrames, [
                Demand(when, $"the server does not permit {frame} now"),
                .. frame is Frame.Connect or Frame.Resume ? (ImmutableArray<Statement>)[] : [Demand(_server.Carrier.Is(link.Number + 1), "a frame of an old link reaches the session")],
                .. means]));
    }

    private void AddRest()
    {
        var (user, session) = (_client.Machine, _server.Machine);
        var quiet = _wires.Select(wire => wire.Up.IsEmpty & wire.Down.IsEmpty).Aggregate((one, other) => one & other);
        var noLinks = _client.Links.Select(link => link.Phase.Is(ClientEnd.Unused)).Aggregate((one, other) => one & other)
            & _server.Links.Select(link => link.Accepted.Is(0)).Aggregate((one, other) => one & other);
        var apart = user.In(UserState.Disconnected) & session.In(SessionState.Arriving, SessionState.Disconnected) & noLinks;
        // A server that is stopped for good is waited for, as long as the person does not give up.
        var waiting = user.In(UserState.Reconnecting, UserState.AwaitingServer, UserState.Renewing) & _server.Stopping.Holds & session.In(SessionState.Disconnected) & noLinks;
        var together = user.In(UserState.Connected, UserState.Chatting) & session.In(SessionState.Connected, SessionState.Chatting)
            & _client.Links.Zip(_server.Links, (client, server) =>
                _client.Current.Is(client.Number + 1) & _server.Carrier.Is(server.Number + 1) & client.Link.In(LinkState.Live) & server.Link.In(LinkState.Live))
                .Aggregate((one, other) => one | other)
            & _client.Links.Zip(_server.Links, (client, server) => _client.Current.Is(client.Number + 1) | (client.Phase.Is(ClientEnd.Unused) & server.Accepted.Is(0)))
                .Aggregate((one, other) => one & other);
        _model.Rest = quiet & !_talk.IsAwaited & (apart | waiting | together);
        // Who gives up before the connect is answered leaves a session that nobody will resume; its window ends it.
        _model.Agreement = _model.Rest | (quiet & user.In(UserState.Disconnected) & session.In(SessionState.Interrupted) & noLinks);
    }
}
