using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Ports;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>Notes what a client would have to know again after a crash.</summary>
internal sealed class CrashNoteKeeper(ClientFacts client, PortQueue portQueue, Announcer announcer)
{
    private ICrashNotes State => client.Options.CrashNotes;

    /// <summary>Notes something about a server.</summary>
    public void Note(ClientUser server, CrashNote note)
    {
        State.Note(server.Endpoint, server.Name, note);
        portQueue.Post(server, State.Flush);
        TellIfRefused(server, server.Name);
    }

    /// <summary>Says, once, that nothing is kept.</summary>
    public void TellIfRefused(ClientUser server, string name)
    {
        var isRefused = State.IsRefused(server.Endpoint, name);
        if (isRefused && !server.IsUnkeptTold)
            announcer.Notice(server, "state_not_kept", ClientTexts.StateNotKept.With(server.Address, name));
        server.IsUnkeptTold = isRefused;
    }

    /// <summary>Notes whom one talks to, and where typed text goes.</summary>
    public void NotePlace(ClientUser server)
    {
        if (server.Session is null)
            return;
        var open = server.Conversations.Values.Where(conversation => TalkDecisions.IsIn(conversation.State));
        Note(server, new PlaceTaken(open.ToDictionary(conversation => conversation.Name, conversation => conversation.Port), [.. server.Groups], server.Mode, server.Target?.Name));
    }

    /// <summary>Notes that a text has its verdict, or that it never got to the server, and is kept for another try.</summary>
    public void Settle(ClientDelivery message, bool isUnsent)
    {
        var server = message.Conversation.Server;
        if (isUnsent)
            server.Unsent.Add(new(message.Number, message.Conversation.Name, message.Text));
        Note(server, isUnsent ? new LineUnsent(message.Number) : new LineSettled(message.Number));
    }

    /// <summary>Remembers what the server has told of a text. It is noted when it is shown: whoever comes after a crash is told again what was not.</summary>
    public static void NoteWhenShown(ChatSession session, CrashNote note) => session.Told.Enqueue((session.Inbound.Received, note));

    /// <summary>Notes what was shown, and the verdicts that came with it.</summary>
    public void NoteShown(ChatSession session)
    {
        while (session.Told.TryPeek(out var told) && told.Sequence <= session.Inbound.Handled)
            Note(session.Server, session.Told.Dequeue().Note);
        Note(session.Server, new FramesHandled(session.Inbound.Handled));
    }

    /// <summary>Notes that a session is over: nothing of it is told again.</summary>
    public void NoteEnd(ChatSession session)
    {
        while (session.Told.TryDequeue(out var told))
            Note(session.Server, told.Note);
        Note(session.Server, new SessionEnded());
    }
}
