using Fsm.Chat.Client.Crash;
using Fsm.Chat.Protocol.Flow;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What a server knows oneself by, from a granted connect to its end. It outlives its links: what is numbered is numbered here.</summary>
/// <param name="number">Its number in this client, never used again.</param>
/// <param name="server">Where it is.</param>
/// <param name="link">The link that carries it first.</param>
internal sealed class ChatSession(long number, ClientUser server, ClientLink link)
{
    /// <summary>The receiving direction. A field, because it is a value that is changed in place.</summary>
    public InboundCounter Inbound;

    /// <summary>Its number in this client.</summary>
    public long Number => number;

    /// <summary>Where it is.</summary>
    public ClientUser Server => server;

    /// <summary>The link that carries it, or carried it last.</summary>
    public ClientLink Link { get; set; } = link;

    /// <summary>What stands for it when another link is to carry it on.</summary>
    public byte[] Token { get; set; } = [];

    /// <summary>What the server said when it granted the connect; null before.</summary>
    public Greeting? Greeting { get; set; }

    /// <summary>Whether names can be somebody's there.</summary>
    public bool HasAccounts => Greeting?.Granted.HasFlag(Wishes.Accounts) == true;

    /// <summary>Whether the server has granted to say what it keeps.</summary>
    public bool IsKeeping => Greeting?.Granted.HasFlag(Wishes.Keeping) == true;

    /// <summary>Whether the server may send messages to groups that it keeps.</summary>
    public bool IsKeepingGroups => Greeting?.Granted.HasFlag(Wishes.KeptGroups) == true;

    /// <summary>Where the last search goes on; null when it has looked through everything, or there was none.</summary>
    public Search? Search { get; set; }

    /// <summary>The sending direction.</summary>
    public ByteQueue<ClientDelivery> Queue { get; } = new();

    /// <summary>Requests without an answer, by their sequence.</summary>
    public Dictionary<ulong, PendingRequest> Requests { get; } = [];

    /// <summary>Messages that the server has not acknowledged, oldest first.</summary>
    public Queue<ClientDelivery> InFlight { get; } = new();

    /// <summary>Messages that were sent and whose verdict has not come, by their sequence: also one that is over here, by our own mistake, before it comes.</summary>
    public Dictionary<ulong, ClientDelivery> Unsettled { get; } = [];

    /// <summary>The number of the connect request: the first list of users answers it too.</summary>
    public ulong ConnectSequence { get; set; }

    /// <summary>How far the queue has to be taken until the last answer to a ping is on its way.</summary>
    public long PongUpTo { get; set; }

    /// <summary>The highest number whose showing was asked for.</summary>
    public ulong Marked { get; set; }

    /// <summary>Up to this number an earlier client may have shown what comes; null until the server has said so of a session that one left behind.</summary>
    public ulong? RepeatedUpTo { get; set; } = 0;

    /// <summary>Whether what arrived last may have been shown before, by an earlier client.</summary>
    public bool IsRepeating => Inbound.Received <= RepeatedUpTo;

    /// <summary>Whether an earlier client has left it behind, and the server has not said yet what it had handled.</summary>
    public bool IsRestored { get; private set; }

    /// <summary>What is to be noted of messages when what the server said of them is shown, with the number of the frame that brought it.</summary>
    public Queue<(ulong Sequence, CrashNote Note)> Told { get; } = new();

    /// <summary>The highest number that can be acknowledged; what an earlier client has sent is not known.</summary>
    public ulong LastHandedOver => IsRestored ? ulong.MaxValue : Queue.LastHandedOver;

    /// <summary>Whether a link carries it now.</summary>
    public bool IsLinked => Link.IsOpen && Link.Session == this;

    /// <summary>Up to this number an earlier client gave the numbers: answers to its requests are nobody's.</summary>
    public ulong EarlierUpTo { get; private set; }

    /// <summary>The server has said what it had handled: from now on it is like any other.</summary>
    /// <param name="handled">The highest number it had handled.</param>
    public void Continue(ulong handled)
    {
        Queue.ContinueAfter(handled);
        (IsRestored, EarlierUpTo) = (false, handled);
    }

    /// <summary>Makes one of what an earlier client has left behind.</summary>
    public static ChatSession Restore(long number, ClientUser server, ClientLink link, byte[] token, ulong handled) => new(number, server, link)
    {
        Token = token,
        Inbound = InboundCounter.StartingAfter(handled),
        RepeatedUpTo = null,
        IsRestored = true,
    };
}
