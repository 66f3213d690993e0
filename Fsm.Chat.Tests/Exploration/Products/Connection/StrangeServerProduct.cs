using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>The client against a server that may say anything at any moment, close, or say nothing, while the person types whatever they like.</summary>
internal static class StrangeServerProduct
{
    public static Model Of(RuleSet rules)
    {
        var model = new Model("user and any server");
        var client = new UserSide(model, rules, WireEnd.ToStranger, WireEnd.ToStranger);
        var talk = new TalkSide(model, "talk", rules.Conversation, client.Machine, _ => []);
        var accuse = client.OnCurrent(link => link.Fire(LinkTrigger.ViolationFound));
        client.Machine.OnViolation(null, accuse);
        talk.Machine.OnViolation(null, accuse);
        foreach (var link in client.Links)
        {
            link.Link.OnViolation(LinkTrigger.ViolationFound, link.Fire(LinkTrigger.ViolationFound));
            link.Link.MayBeClosing = true; // a refusal closes the link before the user's machine judges it
            AddFrames(model, client, talk, link);
            AddNetwork(model, client, link);
            link.AddTime(Budget.Endless);
        }

        AddPerson(model, client, talk);
        model.Rest = client.Machine.In(UserState.Disconnected, UserState.Reconnecting, UserState.AwaitingServer, UserState.Renewing)
            & client.Links.Select(link => link.Phase.Is(ClientEnd.Unused)).Aggregate((one, other) => one & other);
        model.Agreement = Value.True; // a strange server need not do its part
        return model;
    }

    private static void AddFrames(Model model, UserSide client, TalkSide talk, ClientEnd link)
    {
        Say("grants what was asked", link.Asked.Holds & link.Granted.Is(0), client.HearGrant(link));
        foreach (var refusal in (Frame[])[Frame.RefusedForGood, Frame.RefusedForNow, Frame.RefusedUnknown])
            Say($"{refusal}", link.Granted.Is(0), client.HearRefusal(link, refusal));
        foreach (var (frame, reason) in CloseFrames.All)
            Say($"{frame}", Value.True, client.HearClose(link, reason));
        foreach (var frame in (Frame[])[Frame.OpenConfirmed, Frame.OpenConfirmedAway, Frame.OpenRefused, Frame.LeaveAnswered, Frame.PeerArrived, Frame.PeerReturned, Frame.PeerUnlisted, Frame.PeerOpened, Frame.PeerLeft, Frame.PeerClosed, Frame.Ignored, Frame.PeerGone, Frame.PeerInterrupted, Frame.PeerBack])
            Say($"{frame}", Value.True, talk.Hear(frame));
        // What answers the connect request is the link's to hear first, and what confirms a disconnect must have been asked for.
        foreach (var trigger in Rules<UserState, UserTrigger, UserEffect>.Triggers.Where(trigger => Rules<UserState, UserTrigger, UserEffect>.OriginOf(trigger) == TriggerOrigin.Peer)
            .Except([UserTrigger.ConnectConfirmed, UserTrigger.ConnectConfirmedChatting, UserTrigger.ResumeConfirmed, UserTrigger.ResumeConfirmedChatting]))
        {
            var when = trigger == UserTrigger.DisconnectConfirmed ? client.Leaving.Holds
                : trigger is UserTrigger.ConnectRefused or UserTrigger.ConnectPostponed or UserTrigger.ResumeRefused ? Value.False : Value.True;
            Say($"something: {trigger}", when, client.Hear(trigger));
        }

        Say("a ping", Value.True, link.Fire(LinkTrigger.PingReceived));
        Say("a pong", Value.True, link.Fire(LinkTrigger.PongReceived));
        Say("rubbish", Value.True, link.Fire(LinkTrigger.ViolationFound, CloseReason.BadBody));

        void Say(string what, Value when, ImmutableArray<Statement> means)
        {
            if (when != Value.False)
                model.May(Mover.Fault, $"server: says {what} on link {link.Number}", link.Phase.Is(ClientEnd.Open) & link.TakesFrames & when, means);
        }
    }

    private static void AddNetwork(Model model, UserSide client, ClientEnd link)
    {
        var isCurrent = client.Current.Is(link.Number + 1);
        model.May(Mover.Fault, $"network: connection {link.Number} is made", link.IsDialling,
        [
            link.Phase.Set(ClientEnd.Open), Statement.If(link.Link.In(LinkState.AwaitingFirstFrame), link.Link.Begin()),
            Statement.If(isCurrent, [client.Machine.Fire(UserTrigger.LinkOpened)]),
        ]);
        model.May(Mover.Program, $"network: connection {link.Number} cannot be made", link.IsDialling,
            [Statement.If(isCurrent, [client.Machine.Fire(UserTrigger.DialFailed)]), .. link.Fire(LinkTrigger.LinkLost)]);
        model.May(Mover.Program, $"network: connection {link.Number} is refused", link.IsDialling,
            [Statement.If(isCurrent, [client.Machine.Fire(UserTrigger.DialRefused)]), .. link.Fire(LinkTrigger.LinkLost)]);
        model.May(Mover.Fault, $"network: connection {link.Number} leads to a server that is not the one it should be", link.IsDialling,
            [Statement.If(isCurrent, [client.Machine.Fire(UserTrigger.ServerDistrusted)]), .. link.Fire(LinkTrigger.LinkLost)]);
        // Who still waits for it connects again over the same link; for the others it is over.
        model.May(Mover.Fault, $"network: connection {link.Number} leads to a server that has no TLS", link.IsDialling,
        [
            Statement.If(
                isCurrent & client.Machine.In(UserState.Connecting, UserState.Resuming),
                [client.Machine.Fire(UserTrigger.PlainServerFound)],
                [Statement.If(isCurrent, [client.Machine.Fire(UserTrigger.PlainServerFound)]), .. link.Fire(LinkTrigger.LinkLost)]),
        ]);
        model.May(Mover.Fault, $"server: ends link {link.Number}", link.IsOpen, link.Fire(LinkTrigger.InputEnded));
        model.May(Mover.Fault, $"network: link {link.Number} breaks", link.IsOpen, link.Fire(LinkTrigger.LinkLost));
        model.May(Mover.Time, $"client: has heard something on link {link.Number}", link.IsOpen & link.Link.In(LinkState.Probing), link.Fire(LinkTrigger.PeerHeard));
        model.May(
            Mover.Program, $"link {link.Number} is over", link.Phase.IsNot(ClientEnd.Unused) & link.Link.In(LinkState.Closed),
            [.. link.Forget, Statement.If(isCurrent, [client.Current.Set(0)])]);
    }

    private static void AddPerson(Model model, UserSide client, TalkSide talk)
    {
        foreach (var trigger in Enum.GetValues<UserTrigger>().Where(trigger => trigger.ToString().EndsWith("Typed", StringComparison.Ordinal)))
        {
            // A line that opens or leaves a conversation is awaited before the next one is read; the end of the input is not.
            var answered = trigger == UserTrigger.DisconnectTyped ? Value.True : !talk.IsAwaited;
            // A connect is a resume where an earlier client has left a session behind, which is asked only of who is disconnected.
            var possible = trigger switch
            {
                UserTrigger.ConnectTyped or UserTrigger.PersistentConnectTyped => client.HasFreeLink,
                UserTrigger.ResumeTyped => client.HasFreeLink & client.Machine.In(UserState.Disconnected),
                UserTrigger.UnknownIgnoreTyped or UserTrigger.UnknownAccountTyped or UserTrigger.UnknownHistoryTyped => client.Machine.In(UserState.Connected, UserState.Chatting),
                _ => Value.True,
            };
            model.May(Mover.Person, $"the person: {trigger}", answered & possible, client.Machine.Fire(trigger));
        }

        model.May(Mover.Person, "the person: quits behind texts", !talk.IsAwaited, talk.QuitBehindTexts);
    }
}
