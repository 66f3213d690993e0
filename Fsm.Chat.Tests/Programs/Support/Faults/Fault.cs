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
