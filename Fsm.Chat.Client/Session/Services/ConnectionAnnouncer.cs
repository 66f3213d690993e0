using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>Puts what becomes of the connection to a server into the events that are shown.</summary>
internal sealed class ConnectionAnnouncer(ClientFacts client, Announcer announcer)
{
    private static readonly TimeSpan AttemptsToldEvery = TimeSpan.FromMinutes(1);

    /// <summary>The connect was granted.</summary>
    public void Connected(ClientUser server, Greeting greeting)
    {
        var isHolder = greeting.Granted.HasFlag(Wishes.Holder);
        var account = !greeting.Granted.HasFlag(Wishes.Accounts) ? null : isHolder ? "holder" : "guest";
        announcer.Show(server, new NoticeEvent(server.Address, "connected", ClientTexts.ConnectedTo.With(server.Address, server.Name, greeting.ServerName)) { Account = account });
        if (account is null || server.IsHolderTold || !client.Options.GivesHints)
            return;
        server.IsHolderTold = true;
        if (isHolder)
            announcer.Notice(server, "name_yours", ClientTexts.NameYours.With(server.Name));
        else if (!client.Options.Registers)
            announcer.Notice(server, "name_free", ClientTexts.NameFree.With(server.Name));
    }

    /// <summary>The connect was refused.</summary>
    /// <param name="server">The server that refused it.</param>
    /// <param name="code">Why.</param>
    /// <param name="holder">Who has the name, if the server says so.</param>
    public void ConnectRefused(ClientUser server, Code code, string? holder) => announcer.Error(
        server, code, ClientTexts.ConnectRefused.With(server.Address, server.Name, Announcer.WhyRefused(server.Name, code, holder)), CodeTable.Of(code).AfterConnect(server.Address));

    /// <summary>The person is asked for the password of a server. Whether one was given before says what was wrong.</summary>
    public void PasswordWanted(ClientUser server)
    {
        var text = client.Options.PasswordFor(server).IsEmpty ? ClientTexts.PasswordWanted : ClientTexts.PasswordWantedAgain;
        announcer.Show(server, new PasswordEvent(server.Address, server.Name, text.With(server.Address)));
    }

    /// <summary>The connection could not be made.</summary>
    public void Unreachable(ClientUser server, string why) => announcer.Error(
        server, LocalCode.ServerUnreachable, ClientTexts.CannotBeReached.With(server.Address, why), ClientTexts.NextConnectAgain);

    /// <summary>The connection is over, and nobody here wanted that.</summary>
    public void Lost(ClientUser server, CloseReason reason) => announcer.Error(server, LocalCode.ServerUnreachable, WhyLost(reason, server), AfterLost(reason, server));

    /// <summary>Nothing was sent to the server: it is not the one it should be, or we are not.</summary>
    public void Distrusted(ClientUser server, TrustRefusal refusal) => announcer.Error(
        server, refusal.Code, (refusal.Code == LocalCode.KeyUnusable ? ClientTexts.NotConnectedWithKey : ClientTexts.NotTrusted).With(server.Address, refusal.Why), refusal.Next);

    /// <summary>The server has no TLS, and it goes on without.</summary>
    public void Plain(ClientUser server) => announcer.Notice(server, "certificate", ClientTexts.GoesOnPlain.With(server.Address));

    /// <summary>The first attempt to connect has failed, and it is made again.</summary>
    public void ConnectFailed(ClientUser server, string why) => announcer.Error(
        server, LocalCode.ServerUnreachable, ClientTexts.CannotBeReachedYet.With(server.Address, why), ClientTexts.NextDisconnectGivesUp);

    /// <summary>The connection is lost, and will be made again.</summary>
    public void Interrupted(ClientUser server, CloseReason reason) => announcer.Error(
        server, LocalCode.ServerUnreachable, ClientTexts.ConnectionInterrupted.With(server.Address, reason.Explain()), ClientTexts.NextDisconnectGivesUp);

    /// <summary>The connection is tried again.</summary>
    public void Reconnecting(ClientUser server)
    {
        var isRepetition = server.Attempts > 1 && client.Now - server.AttemptToldAt < AttemptsToldEvery;
        if (!isRepetition)
            server.AttemptToldAt = client.Now;
        announcer.Show(server, new NoticeEvent(server.Address, "reconnecting", ClientTexts.ReconnectingTo.With(server.Address, server.Attempts)) { IsRepetition = isRepetition });
    }

    /// <summary>The session goes on.</summary>
    public void Resumed(ClientUser server) => announcer.Notice(server, "resumed", ClientTexts.Resumed.With(server.Address, server.Name));

    /// <summary>The server does not know the session.</summary>
    public void SessionLost(ClientUser server, UserHappened.Refused refused)
    {
        Code code = refused.Status;
        if (refused.Stored is null)
            announcer.Error(server, code, ClientTexts.SessionLost.With(server.Address, code.Explain()), "");
        else
            announcer.Notice(server, "session_renewed", ClientTexts.SessionRenewed.With(server.Address));
    }

    /// <summary>The connection is not tried again, as asked.</summary>
    public void GivenUp(ClientUser server) => announcer.Notice(server, "disconnected", ClientTexts.GivenUp.With(server.Address));

    /// <summary>The connection was ended as asked.</summary>
    public void Disconnected(ClientUser server) => announcer.Notice(server, "disconnected", ClientTexts.Disconnected.With(server.Address));

    private static string WhyLost(CloseReason reason, ClientUser server) => reason switch
    {
        _ when IsForeign(server, reason) => ClientTexts.CannotBeReached.With(server.Address, Foreign(server.Link!.Foreign)),
        CloseReason.HolderElsewhere => ClientTexts.ConnectionOver.With(server.Address, reason.Explain()),
        _ => ClientTexts.ConnectionLost.With(server.Address, reason.Explain()),
    };

    // A server that wants TLS cannot always say so.
    private static string AfterLost(CloseReason reason, ClientUser server) => (reason, server) switch
    {
        _ when IsForeign(server, reason) => ClientTexts.NextOtherPort,
        (CloseReason.HolderElsewhere, _) => ClientTexts.NextComeBackHere,
        (CloseReason.TlsRequired, _) => ClientTexts.NextConnectTls.With(server.Endpoint.Authority),
        (CloseReason.PeerLost, { Endpoint.IsTls: false, Session: null }) => ClientTexts.NextConnectAgainTls.With(server.Endpoint.Authority),
        _ => ClientTexts.NextConnectAgain,
    };

    private static bool IsForeign(ClientUser server, CloseReason reason) => reason == CloseReason.BadMagic && server.Link is { Foreign.Length: > 0 };

    private static string Foreign(byte[] said) => ForeignProtocol.NameOf(said) is { } name ? ClientTexts.SpeaksOther.With(name) : ClientTexts.SpeaksUnknown;
}
