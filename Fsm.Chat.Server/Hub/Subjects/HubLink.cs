using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>One TCP connection in the hub. Opaque to the transport, which only hands it back.</summary>
public sealed class HubLink : Subject<LinkState>, IJournaled
{
    private long _writeBlockedAt; // ticks; written by the sending loop outside the monitor, so read and written as a whole

    internal HubLink(LinkState initial, long number, IServerLinkPort port, HostAddress address, ushort peerPort, HostAddress server)
        : base(initial) => (Number, Port, Address, PeerPort, Server) = (number, port, address, peerPort, server);

    /// <summary>Its number, never used again.</summary>
    public long Number { get; }

    /// <summary>Why it was closed; the first reason counts.</summary>
    public CloseReason Reason { get; private set; }

    long IJournaled.LinkNumber => Number;

    string IJournaled.UserName => Session?.Name ?? "";

    internal IServerLinkPort Port { get; private set; }

    internal HostAddress Address { get; }

    internal ushort PeerPort { get; }

    internal HostAddress Server { get; }

    /// <summary>The key that the peer has proved to have when the connection began; null for none, as on a plain one.</summary>
    internal KeyFingerprint? Key { get; private set; }

    /// <summary>The session it carries; null before the connect, on a file link, and once the session has lost it.</summary>
    internal HubSession? Session { get; set; }

    /// <summary>Its way through the door that it came in by.</summary>
    internal IDoorway Doorway { get; set; } = null!; // set as soon as there is a link to set it of

    /// <summary>The side of a transfer that this file link is for; null for any other link.</summary>
    internal TransferSide? Side { get; set; }

    /// <summary>The place in the hub's list of links.</summary>
    internal int Index { get; set; }

    /// <summary>Whether the list of calls to make after the monitor holds a wake for this link.</summary>
    internal bool IsWaking { get; set; }

    internal LinkWatch Watch;

    internal TimeSpan? WriteBlockedAt => Interlocked.Read(ref _writeBlockedAt) is var ticks and > 0 ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>States since when a write waits for the peer to read; null when none does. Safe to call from any thread.</summary>
    public void SetWriteBlocked(TimeSpan? since) => Interlocked.Exchange(ref _writeBlockedAt, since?.Ticks ?? 0);

    /// <summary>Its socket was let go of: a session that waits must not keep all that belongs to one.</summary>
    internal void ForgetPort() => Port = GonePort.Instance;

    /// <summary>Whether the peer had ended its stream already when its first words were read.</summary>
    internal bool HasPeerEnded { get; private set; }

    /// <summary>States, before the first words are given to the hub, that the peer has ended its stream behind them.</summary>
    public void SetPeerEnded() => HasPeerEnded = true;

    /// <summary>States, before the first words are given to the hub, which key the peer has proved to have.</summary>
    public void SetKey(KeyFingerprint? key) => Key = key;

    internal void GiveReason(CloseReason reason)
    {
        if (Reason == CloseReason.None)
            Reason = reason;
    }
}
