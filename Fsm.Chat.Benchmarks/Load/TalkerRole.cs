namespace Fsm.Chat.Benchmarks.Load;

/// <summary>What one member of a pair or a room does.</summary>
internal sealed record TalkerRole
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its partner's name, in a room the owner's; empty for one who only is there.</summary>
    public string Partner { get; init; } = "";

    /// <summary>Gives the port by which the bare relay knows where its frames go, 0 for nowhere; asked when all are connected.</summary>
    public Func<int>? PartnerPort { get; init; }

    /// <summary>
    /// Tells the sender, in this process, how many messages have come; asked when all are connected, and only where the server gives no verdicts. Null for those who need not: in a room
    /// one answers for all.
    /// </summary>
    public Action<long>? Tell { get; init; }

    /// <summary>The room it is in: its number for the bare relay; 0 for a pair.</summary>
    public int Room { get; init; }

    /// <summary>The name of the room's group.</summary>
    public string Group { get; init; } = "";

    /// <summary>Those it invites; empty for all but a room's owner.</summary>
    public IReadOnlyList<string> Guests { get; init; } = [];

    /// <summary>Those who get each of its messages.</summary>
    public int Receivers { get; init; } = 1;

    /// <summary>Whether it sends.</summary>
    public bool Sends { get; init; }

    /// <summary>Whether it receives.</summary>
    public bool Receives { get; init; }

    /// <summary>Messages that may wait for their verdict at once.</summary>
    public int Window { get; init; } = 1;

    /// <summary>Bytes of each text.</summary>
    public int Length { get; init; }

    /// <summary>Is called once, when it may send.</summary>
    public Action? OnReady { get; init; }

    /// <summary>Bytes to read at once at most.</summary>
    public int BufferSize { get; init; } = 32 * 1024;
}
