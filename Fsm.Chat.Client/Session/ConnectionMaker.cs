using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Saved;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Makes connections, and gets sessions over them: new ones, and those that there are.</summary>
internal sealed class ConnectionMaker(
    ClientFacts client, IFire machines, PortQueue portQueue, FrameSender frameSender, MessagePump messagePump, CrashNoteKeeper crashNoteKeeper)
{
    private readonly SessionRestorer _restorer = new(client, machines, crashNoteKeeper);

    /// <summary>The session is given back: sends again what the server had not handled, and goes on.</summary>
    public void SendAgain(ClientUser server, ulong handled)
    {
        if (server.Session!.IsRestored)
            _restorer.Settle(server.Session, handled);
        frameSender.SendAgain(server.Session, handled);
        messagePump.Pump(server);
    }

    /// <summary>Begins to connect, with what an earlier client has left behind if there is anything.</summary>
    public void Open(ClientUser server, UserHappened.Connects wish)
    {
        client.Made = (client.Made.Links + 1, client.Made.Messages);
        var link = new ClientLink(client.Rules.Link.Initial, client.Made.Links, server, client.Options.Limits);
        (server.Link, server.Name, server.Password) = (link, wish.Name, wish.Password ?? server.Password);
        client.Links[link.Number] = link;
        if (wish.Saved is { } saved)
            _restorer.Restore(server, link, saved);
        Dial(link);
    }

    /// <summary>Connects again, without TLS. It is the same link: nothing was said over it.</summary>
    public void DialPlain(ClientLink link)
    {
        link.Dialled = link.Dialled with { IsPlain = true };
        Dial(link);
    }

    /// <summary>The session is over.</summary>
    public void Forget(ClientUser server)
    {
        if (server.Session is not { } session)
            return;
        crashNoteKeeper.NoteEnd(session);
        server.Expected = server.Expected.And([.. server.Roster.Select(user => user.Name)], client.Now, client.Options.Limits.ResumeWindow);
        client.Sessions.Remove(session.Number);
        (server.Session, server.Roster) = (null, []); // who is there now, nobody says
    }

    /// <summary>Asks for the session there is, or for a new one.</summary>
    public void SendConnect(ClientUser server, ClientLink link)
    {
        if (server.Session is { } session)
        {
            frameSender.AskAgain(link, session);
            return;
        }

        link.Session = new(link.Number, server, link);
        link.Session.ConnectSequence = frameSender.Ask(link.Session, Request(server), new PendingRequest.Session(RequestKind.Connect));
    }

    private void Dial(ClientLink link) => portQueue.Post(link, () => link.Port = portQueue.Port.Dial(link.Number, link.Dialled));

    private ConnectRequest Request(ClientUser server) => new()
    {
        Name = FrameSender.Encode(server.Name), Password = client.Options.PasswordFor(server), Wishes = Wishes.RosterNews | Wishes.Ignoring | Wishes.Accounts | Wishes.Holder | Wishes.Keeping | Wishes.KeptGroups | Wishes.Searching | Wishes.Holders,
        Code = server.KeyCode, KeyLabel = server.KeyCode is null ? default : FrameSender.Encode(client.Options.KeyLabel).AsSpan(),
    };
}
