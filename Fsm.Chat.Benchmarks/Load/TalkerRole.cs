using System.Net;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>What one end of a pair does.</summary>
internal sealed record TalkerRole
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its partner's name; empty for one who only is there.</summary>
    public string Partner { get; init; } = "";

    /// <summary>Gives its partner's address; asked when both are connected.</summary>
    public Func<IPEndPoint>? PartnerAddress { get; init; }

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
