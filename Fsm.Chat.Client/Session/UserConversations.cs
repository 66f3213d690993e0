using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Tells a user's conversations, and the messages in them, what happens to that user.</summary>
internal sealed class UserConversations(ClientFacts client, IFire machines, Announcer announcer)
{
    private readonly HolderWatch _holders = new(client, announcer);

    /// <summary>Another list of the people of a server is known.</summary>
    public void NoteList(ClientUser server) => _holders.Look(server);

    /// <summary>The person asks for a conversation.</summary>
    public void Open(ClientUser server, UserHappened.Chats wish)
    {
        var conversation = server.ConversationWith(wish.Name, client.Rules.Conversation.Initial);
        machines.Fire(conversation, ConversationTrigger.ChatTyped, new ConversationHappened.Wished(wish.Purpose));
    }

    /// <summary>The person leaves the conversation that plain lines go to, or else all that lines have opened.</summary>
    public void Leave(ClientUser server)
    {
        List<ClientConversation> left = server.Target is { } target
            ? [target]
            : [.. server.Conversations.Values.Where(conversation => conversation.OpenedFor != OpenPurpose.Chat)];
        foreach (var conversation in left)
            machines.Fire(conversation, TalkDecisions.DecideQuit(conversation.Waiting.Count), ConversationHappened.Nothing);
    }

    /// <summary>The server has answered a request to open or to leave.</summary>
    public void Settle(PendingRequest.Talk talk, UserHappened.Answered answer)
    {
        var isAway = answer is UserHappened.AnsweredOpen { Port: 0 } away && !talk.Conversation.Server.Groups.Contains(away.Name);
        var trigger = AnswerDecisions.Decide(talk.Kind, answer.Status, talk.Conversation.OpenedFor, talk.Conversation.Asked, isAway);
        machines.Fire(talk.Conversation, trigger, (trigger, answer) switch
        {
            (ConversationTrigger.OpenConfirmed or ConversationTrigger.OpenConfirmedAway, UserHappened.AnsweredOpen opened) => new ConversationHappened.Opened(opened.Name, opened.Port, opened.IsKept),
            (ConversationTrigger.OpenRefused or ConversationTrigger.OpenPostponed, _) => new ConversationHappened.Failed(answer.Status),
            _ => ConversationHappened.Nothing,
        });
        _holders.Look(talk.Conversation.Server);
    }

    /// <summary>Somebody has opened a conversation with oneself, or left it, or takes nothing from oneself any more.</summary>
    public void NoteTurn(ClientUser server, UserHappened.PeerTurned turned)
    {
        var conversation = server.ConversationWith(turned.Name, client.Rules.Conversation.Initial);
        machines.Fire(conversation, TalkDecisions.DecideTurn(turned.Change), turned.Change switch
        {
            ConversationChange.Open => new ConversationHappened.Wished(OpenPurpose.Kept),
            ConversationChange.End => new ConversationHappened.Failed(StatusCode.Ignored),
            _ => ConversationHappened.Nothing,
        });
        _holders.Look(server);
    }

    /// <summary>Somebody has come or gone, or the server is about to.</summary>
    public void NotePresence(ClientUser server, UserHappened.PeerMoved moved)
    {
        if (TalkDecisions.DecidePresence(moved.Change) is not { } trigger)
        {
            announcer.ServerStopping(server);
            return;
        }

        server.Heard.Note(moved.Name, new(moved.Change, moved.Reason, client.Now));
        if (trigger == ConversationTrigger.PeerGone)
            server.Roster = RosterChanges.Without(server.Roster, moved.Name); // so that the news do not tell it again
        machines.Fire(
            server.ConversationWith(moved.Name, client.Rules.Conversation.Initial), trigger,
            trigger == ConversationTrigger.PeerGone ? new ConversationHappened.PeerGone(moved.Reason) : ConversationHappened.Nothing);
    }

    /// <summary>People have come and gone. It is a line only where one has talked to them.</summary>
    public void NoteRoster(ClientUser server, in RosterNews news)
    {
        var (newcomers, leavers) = (RosterChanges.Newcomers(server.Roster, news).ToList(), RosterChanges.Leavers(server.Roster, news).ToList());
        server.Roster = RosterChanges.After(server.Roster, news);
        if (news.Kind != RosterNewsKind.Changes || newcomers.Count + news.Went.Count > 0)
            announcer.Roster(server, newcomers, news); // who has registered neither comes nor goes
        _holders.Look(server);
        foreach (var leaver in leavers)
        {
            if (server.Conversations.TryGetValue(leaver, out var conversation))
                machines.Fire(conversation, ConversationTrigger.PeerUnlisted, ConversationHappened.Nothing);
        }

        foreach (var newcomer in newcomers)
        {
            if (server.Conversations.TryGetValue(newcomer.Name, out var conversation) && TalkDecisions.DecideListed(conversation.MetAt, newcomer.Port, server.Expected.Has(newcomer.Name, client.Now)) is { } trigger)
                machines.Fire(conversation, trigger, new ConversationHappened.Wished(OpenPurpose.Kept));
        }
    }

    /// <summary>The session is lost, and another one is asked for: conversations with people that are still wanted wait for it.</summary>
    public void Lose(ClientUser server)
    {
        foreach (var conversation in server.Conversations.Values.ToList())
            {
            var why = conversation.IsGroup ? StatusCode.NotMember : (Code)LocalCode.NotConnected;
            machines.Fire(conversation, TalkDecisions.DecideSessionLost(conversation.Waiting.Count, conversation == server.Target, conversation.IsGroup), new ConversationHappened.Failed(why));
        }
    }

    /// <summary>There is a session again: what was kept can go.</summary>
    public void OpenKept(ClientUser server)
    {
        foreach (var conversation in server.Conversations.Values.ToList())
            machines.Fire(conversation, ConversationTrigger.SessionGranted, new ConversationHappened.Wished(OpenPurpose.Kept));
    }

    /// <summary>The link is lost: no conversation goes on.</summary>
    public void End(ClientUser server)
    {
        foreach (var conversation in server.Conversations.Values.ToList())
            machines.Fire(conversation, ConversationTrigger.LinkLost, new ConversationHappened.Failed(LocalCode.NotConnected));
    }

    /// <summary>The connection is given up: no message has a verdict any more.</summary>
    public void EndDeliveries(ClientUser server, CloseReason reason)
    {
        foreach (var conversation in server.Conversations.Values)
            conversation.Waiting.Clear();
        Strand(server, reason, stored: null, goesOn: false);
    }

    /// <summary>The session is lost: nobody but a store can tell any more what became of what was sent.</summary>
    /// <param name="server">Where it was.</param>
    /// <param name="reason">Why it is lost.</param>
    /// <param name="stored">Up to which number the server has what is kept; null when it does not say.</param>
    public void StrandDeliveries(ClientUser server, CloseReason reason, ulong? stored) => Strand(server, reason, stored, goesOn: true);

    private void Strand(ClientUser server, CloseReason reason, ulong? stored, bool goesOn)
    {
        foreach (var message in server.Unsettled.Values.Concat(server.Kept.Values).OrderBy(message => message.Number).ToList())
        {
            var trigger = DeliveryDecisions.DecideStranded(message.State, message.Conversation.IsKept, message.Sequence, stored, goesOn);
            machines.Fire(message, trigger, new DeliveryHappened.Lost(reason));
        }
    }
}
