using System.Buffers;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Flow;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>One connection to a server. Its own number tells its late events from those of the next.</summary>
internal sealed class ClientLink(LinkState initial, long number, ClientUser server, Limits limits) : Subject<LinkState>(initial)
{
    /// <summary>The time stamps that the sweep reads. A field, because it is a value that is changed in place.</summary>
    public LinkWatch Watch;

    /// <summary>Never used again.</summary>
    public long Number => number;

    /// <summary>Whose connection it is.</summary>
    public ClientUser Server => server;

    /// <summary>The server as it was connected to: encrypted or not.</summary>
    public ServerEndpoint Dialled { get; set; } = server.Endpoint;

    /// <summary>The session it carries; null before there is one, and while the one there was is asked for.</summary>
    public ChatSession? Session { get; set; }

    /// <summary>What goes out before anything of the session: the request to resume it.</summary>
    public ArrayBufferWriter<byte>? FirstWords { get; set; }

    /// <summary>The socket; null until it has been asked for.</summary>
    public ILinkPort? Port { get; set; }

    /// <summary>One's own port.</summary>
    public ushort LocalPort { get; set; }

    /// <summary>The server's address.</summary>
    public HostAddress ServerAddress { get; set; }

    /// <summary>What was said over it first that is none of our protocol; empty for nothing.</summary>
    public byte[] Foreign { get; set; } = [];

    /// <summary>Since when bytes that were taken have not left; null when all have.</summary>
    public TimeSpan? WritingSince { get; set; }

    /// <summary>What the sweep compares with: one's own limits, and of the times those that the server has said.</summary>
    public Limits Limits => Greeting is null ? limits : limits with { PingAfter = Greeting.PingAfter, DeadAfter = Greeting.DeadAfter };

    /// <summary>The most bytes a body may declare now.</summary>
    public uint MaxBody => Greeting?.MaxBody ?? (uint)limits.MaxFirstFrame;

    /// <summary>Whether what arrives is still looked at.</summary>
    public bool IsOpen => LinkReading.TakesFrames(State);

    private Greeting? Greeting => Session?.Greeting;

    /// <inheritdoc/>
    public override TimeSpan WaitFor(TimeSpan longest) => State == LinkState.Probing && Greeting is { } greeting ? greeting.Patience : longest;

    /// <inheritdoc/>
    public override string ToString() => $"{server} link {number}";
}
