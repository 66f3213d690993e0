using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Delivery;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Link;

namespace Fsm.Chat.Client.Session;

/// <summary>One connection to a server, with the numbers of the session that is spoken on it. Its own number tells its late events from those of the next.</summary>
internal sealed class ChatLink(long number, ServerSession server, Machine<LinkState, LinkTrigger, LinkEffect> machine, Limits limits)
    : Subject<LinkState>(machine.Rules.Initial)
{
    /// <summary>The receiving direction. A field, because it is a value that is changed in place.</summary>
    public InboundCounter Inbound;

    /// <summary>The time stamps that the sweep reads. A field for the same reason.</summary>
    public LinkWatch Watch;

    /// <summary>Never used again.</summary>
    public long Number => number;

    /// <summary>Whose connection it is.</summary>
    public ServerSession Server => server;

    /// <summary>What moves it; replaced by one with the server's own limits when the server has said them.</summary>
    public Machine<LinkState, LinkTrigger, LinkEffect> Machine { get; set; } = machine;

    /// <summary>The sending direction.</summary>
    public OutboundQueue<MessageDelivery> Queue { get; } = new();

    /// <summary>Requests without an answer, by their sequence.</summary>
    public Dictionary<ulong, PendingRequest> Requests { get; } = [];

    /// <summary>Messages that the server has not acknowledged, oldest first.</summary>
    public Queue<MessageDelivery> InFlight { get; } = new();

    /// <summary>Messages that were sent and have no verdict, by their sequence.</summary>
    public Dictionary<ulong, MessageDelivery> Unsettled { get; } = [];

    /// <summary>What the server said when it granted the connect; null before.</summary>
    public Greeting? Greeting { get; set; }

    /// <summary>The number of the connect request: the first list of users answers it too.</summary>
    public ulong ConnectSequence { get; set; }

    /// <summary>The number of the disconnect request; null when leave was not taken.</summary>
    public ulong? DisconnectSequence { get; set; }

    /// <summary>The highest number whose showing was asked for.</summary>
    public ulong Marked { get; set; }

    /// <summary>The socket; null until it has been asked for.</summary>
    public ILinkPort? Port { get; set; }

    /// <summary>One's own port.</summary>
    public ushort LocalPort { get; set; }

    /// <summary>The server's address.</summary>
    public HostAddress ServerAddress { get; set; }

    /// <summary>Since when bytes that were taken have not left; null when all have.</summary>
    public TimeSpan? WritingSince { get; set; }

    /// <summary>What the sweep compares with: one's own limits, and of the times those that the server has said.</summary>
    public Limits Limits => Greeting is null ? limits : limits with { PingAfter = Greeting.PingAfter, DeadAfter = Greeting.DeadAfter };

    /// <summary>The most bytes a body may declare now.</summary>
    public uint MaxBody => Greeting?.MaxBody ?? (uint)limits.MaxFirstFrame;

    /// <summary>Whether what arrives is still looked at.</summary>
    public bool IsOpen => LinkReading.TakesFrames(State);

    /// <inheritdoc/>
    public override string ToString() => $"{server} link {number}";
}
