using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;

namespace Fsm.Chat.Client.Session.Saved;

/// <summary>Makes a session again of what an earlier client has left behind, and finds out what had become of its texts.</summary>
internal sealed class SessionRestorer(ClientFacts client, IFire machines, CrashNoteKeeper crashNoteKeeper)
{
    /// <summary>Takes over what was left, to be carried on by a link.</summary>
    public void Restore(ClientUser server, ClientLink link, SavedSession saved)
    {
        var lines = saved.Lines.ToList();
        foreach (var line in lines)
            crashNoteKeeper.Note(server, new LineSettled(line.Number)); // it gets a number of this client's
        if (saved.Token.Length > 0)
            RestorePlace(server, server.Session = ChatSession.Restore(link.Number, server, link, saved.Token, saved.Handled), saved.Place);
        foreach (var line in lines)
            Restore(server, line);
    }

    /// <summary>The server has said what it had handled: what comes after that it never got.</summary>
    public void Settle(ChatSession session, ulong handled)
    {
        session.Continue(handled);
        foreach (var message in session.Unsettled.Values.Where(message => !session.Server.Kept.ContainsKey(message.Number)).OrderBy(message => message.Sequence).ToList())
        {
            if (message.Sequence <= handled)
            {
                machines.Fire(message, DeliveryTrigger.AcknowledgementReceived, DeliveryHappened.Nothing);
                continue;
            }

            machines.Fire(message, DeliveryTrigger.LossFound, new DeliveryHappened.Failed(LocalCode.NotSent, Keeps: true));
            session.Unsettled.Remove(message.Sequence); // its number is another's from now on
        }
    }

    private static void RestorePlace(ClientUser server, ChatSession session, PlaceTaken place)
    {
        foreach (var (name, port) in place.Conversations)
        {
            var conversation = session.Server.ConversationWith(name, ConversationState.Open);
            conversation.Port = port;
            conversation.OpenedFor = place.Mode == TypingMode.NamedLines ? OpenPurpose.Line : OpenPurpose.Chat;
        }

        server.Groups.UnionWith(place.Groups);
        var target = place.Target is { } name2 && server.Conversations.TryGetValue(name2, out var found) ? found : null;
        server.Aim(place.Mode == TypingMode.Conversation && target is null ? TypingMode.Commands : place.Mode, target);
    }

    private void Restore(ClientUser server, SavedLine line)
    {
        client.Made = (client.Made.Links, client.Made.Messages + 1);
        var number = client.Made.Messages;
        crashNoteKeeper.Note(server, new LineQueued(number, line.To, line.Port, line.Text));
        if (line.Sequence == 0 || server.Session is not { } session)
        {
            server.Unsent.Add(new(number, line.To, line.Text));
            return;
        }

        crashNoteKeeper.Note(server, new LineSent(number, line.Sequence));
        var conversation = server.ConversationWith(line.To, ConversationState.Closed);
        var message = new ClientDelivery(line.IsKept ? DeliveryState.Kept : DeliveryState.Sent, number, conversation, line.Text, FrameSender.Encode(line.Text)) { Sequence = line.Sequence };
        session.Unsettled[line.Sequence] = message;
        if (line.IsKept)
        {
            crashNoteKeeper.Note(server, new LineKept(number));
            server.Kept[number] = message;
            return;
        }

        conversation.Undecided++;
        server.Unsettled[number] = message;
    }
}
