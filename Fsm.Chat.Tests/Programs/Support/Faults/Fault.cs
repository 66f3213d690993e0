namespace Fsm.Chat.Tests.Programs.Support.Faults;

/// <summary>What one direction of a link does to the bytes that cross it. Their order it never changes.</summary>
internal sealed record Fault
{
    /// <summary>Nothing: bytes are passed on as they come.</summary>
    public static Fault None { get; } = new();

    /// <summary>Bytes are taken and go nowhere, and no end of the stream is told.</summary>
    public static Fault Blackhole { get; } = new() { IsBlackhole = true, HidesEnd = true };

    public bool IsBlackhole { get; init; }

    /// <summary>Whether the end of the stream is not told.</summary>
    public bool HidesEnd { get; init; }

    public TimeSpan Delay { get; init; }

    /// <summary>The fastest that bytes are passed on; 0 for as fast as they come.</summary>
    public int BytesPerSecond { get; init; }

    /// <summary>The longest piece that is passed on at once; each is of a random length up to it. 0 for whatever came.</summary>
    public int LongestPiece { get; init; }
}

internal enum CutKind
{
    /// <summary>The stream ends, as when a program ends in good order (FIN).</summary>
    End,

    /// <summary>The connection is reset, as when the other host does not know it any more (RST).</summary>
    Reset,
}

/// <summary>Who is told of a cut. Whoever is not told has a half-open link: it can write, nothing comes, and no end of the stream.</summary>
[Flags]
internal enum Side
{
    Client = 1,
    Server = 2,
    Both = Client | Server,
}

internal enum Way
{
    ToServer,
    ToClient,
}
