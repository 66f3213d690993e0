using Fsm.Chat.Tests.Exploration.Modelling;
using static Fsm.Chat.Tests.Exploration.Modelling.Statement;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>The server against a stranger, who may say anything on two connections at any moment, close them, or say nothing. Whatever it is, the links end and the name comes free.</summary>
internal static class StrangeClientProduct
{
    public static Model Of(RuleSet rules)
    {
        var model = new Model("session and any client");
        var server = new SessionSide(model, rules, WireEnd.ToStranger, WireEnd.ToStranger);
        server.Machine.OnViolation(null, server.OnCarrier(link => [link.Fire(LinkTrigger.ViolationFound)]));
        foreach (var link in server.Links)
        {
            link.Link.OnViolation(LinkTrigger.ViolationFound, link.Fire(LinkTrigger.ViolationFound));
            AddFirstFrames(model, server, link);
            AddFrames(model, server, link);
            AddEnds(model, link);
            link.AddTime(Budget.Endless);
        }

        server.AddMistakes(model, Budget.Endless);
        AddOthers(model, server);
        model.Rest = server.Machine.In(SessionState.Arriving, SessionState.Disconnected)
            & server.Links.Select(link => link.Accepted.Is(0)).Aggregate((one, other) => one & other);
        model.Agreement = Value.True; // a stranger need not do its part
        return model;
    }

    private static void AddFirstFrames(Model model, SessionSide server, ServerEnd link)
    {
        Say("asks for the session's name", server.HearConnect(link));
        Say("shows the session's token", server.HearResume(link));
        Say("shows another token", server.HearResume(link, tokenFits: false));
        Say("shows the token and acknowledges what was not sent", server.HearResume(link, honest: false));
        Say("shows a token that is no transfer's", [link.Fire(AttachDecisions.Decide(new(Attaching: false, TokenFits: false, ServerStopping: false)).Trigger, CloseReason.ConnectRefused)]);
        Say("says something else first", [link.Fire(LinkTrigger.ViolationFound, CloseReason.NotConnected)]);

        void Say(string what, ImmutableArray<Statement> means) => model.May(
            Mover.Fault, $"stranger: {what} on link {link.Number}", link.Accepted.Holds & link.Link.In(LinkState.AwaitingFirstFrame), means);
    }

    // Every trigger of the session that a frame can mean. Those about conversations keep to what the real decisions say of the count.
    private static void AddFrames(Model model, SessionSide server, ServerEnd link)
    {
        foreach (var trigger in Rules<SessionState, SessionTrigger, SessionEffect>.Triggers
            .Where(trigger => Rules<SessionState, SessionTrigger, SessionEffect>.OriginOf(trigger) == TriggerOrigin.Peer).Except(ConversationTriggers.All))
        {
            var asked = trigger == SessionTrigger.DisconnectRequestReceived ? link.GiveReason(CloseReason.Requested) : [];
            Say($"{trigger}", Value.True, [.. asked, server.Machine.Fire(trigger)]);
        }

        foreach (var (trigger, count, leaves, inThis) in ConversationTriggers.Possible)
            Say($"{trigger}{(inThis ? " of its own" : "")} with {count}", server.Conversations.Is(count), server.HearTalk(trigger, leaves, inThis));
        Say("a ping", Value.True, [link.Fire(LinkTrigger.PingReceived)]);
        Say("a pong", Value.True, [link.Fire(LinkTrigger.PongReceived)]);
        Say("rubbish", Value.True, [link.Fire(LinkTrigger.ViolationFound, CloseReason.BadBody)]);

        void Say(string what, Value when, ImmutableArray<Statement> means) => model.May(
            Mover.Fault, $"stranger: says {what} on link {link.Number}", server.Carrier.Is(link.Number + 1) & link.Link.In(LinkState.Live, LinkState.Probing) & when, means);
    }

    private static void AddEnds(Model model, ServerEnd link)
    {
        model.May(Mover.Fault, $"stranger: connects link {link.Number}", link.Accepted.Is(0), link.Accept);
        model.May(Mover.Fault, $"stranger: ends link {link.Number}", link.IsOpen, link.Fire(LinkTrigger.InputEnded));
        model.May(Mover.Fault, $"stranger: breaks link {link.Number}", link.IsOpen, link.Fire(LinkTrigger.LinkLost));
        model.May(Mover.Time, $"server: has heard something on link {link.Number}", link.IsOpen & link.Link.In(LinkState.Probing), link.Fire(LinkTrigger.PeerHeard));
        model.May(Mover.Program, $"link {link.Number} is over", link.Accepted.Holds & link.Link.In(LinkState.Closed), link.Forget);
    }

    private static void AddOthers(Model model, SessionSide server)
    {
        var there = server.Machine.In(SessionState.Connected, SessionState.Chatting, SessionState.Interrupted);
        foreach (var (trigger, count, inThis) in ConversationTriggers.OfGone)
            model.May(Mover.Fault, $"others: {trigger}{(inThis ? " of its own" : "")} with {count}", there & server.Conversations.Is(count), server.HearTalk(trigger, leaves: false, inThis));
        foreach (var (trigger, count) in ConversationTriggers.OfDetached)
            model.May(Mover.Fault, $"others: {trigger} with {count}", there & server.Conversations.Is(count), server.HearTalk(trigger, leaves: false, inThis: true));
        foreach (var trigger in (SessionTrigger[])[SessionTrigger.RegistrationKept, SessionTrigger.AccountChangeKept, SessionTrigger.AccountChangeNotKept, SessionTrigger.ForgettingKept, SessionTrigger.MessageStored, SessionTrigger.MessageNotStored, SessionTrigger.HistoryRead, SessionTrigger.HistoryNotRead, SessionTrigger.GroupChangeKept, SessionTrigger.GroupChangeNotKept])
            model.May(Mover.Fault, $"store: {trigger}", there, server.Machine.Fire(trigger));
        foreach (var (trigger, count, inThis) in ConversationTriggers.OfLeaveKept)
            model.May(Mover.Fault, $"store: {trigger}{(inThis ? " of its own" : "")} with {count}", there & server.Conversations.Is(count), server.HearTalk(trigger, leaves: true, inThis));
        model.May(Mover.Fault, "stranger: proves elsewhere that the name is theirs", there, server.Machine.Fire(SessionTrigger.HolderElsewhere));
        model.May(Mover.Fault, "stranger: does not read, and too much waits", there, server.Machine.Fire(SessionTrigger.QueueOverflowed));
        model.May(
            Mover.Fault, "the operator stops the server", server.Stopping.Is(0),
            [
                server.Stopping.Set(1),
                .. server.OnCarrier(link => link.GiveReason(CloseReason.ServerStopping)),
                If(there, [server.Machine.Fire(SessionTrigger.StopRequested)]),
                .. server.Links.Select(link => If(link.IsOver, [], [link.Fire(LinkTrigger.CloseRequested, CloseReason.ServerStopping)])),
            ]);
    }
}
