namespace Fsm.Chat.Client.Files;

/// <summary>What a receiver does about one frame of its file link, and with what.</summary>
internal readonly ref struct ContentsVerdict
{
    /// <summary>What to do.</summary>
    public ContentsStep Step { get; init; }

    /// <summary>Where to begin.</summary>
    public ulong Offset { get; init; }

    /// <summary>What to write, or the hash to compare with.</summary>
    public ReadOnlySpan<byte> Bytes { get; init; }

    /// <summary>Why to give up, in a clause.</summary>
    public string? Why { get; init; }
}
