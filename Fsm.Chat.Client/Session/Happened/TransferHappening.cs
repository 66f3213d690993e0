using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session.Happened;

/// <summary>What the server, the disk or a file link told of a transfer.</summary>
internal sealed record TransferHappening
{
    /// <summary>What the server said.</summary>
    public FileNoticeKind Kind { get; init; }

    /// <summary>The transfer's number on the server.</summary>
    public ulong ServerId { get; init; }

    /// <summary>Who offers.</summary>
    public string Sender { get; init; } = "";

    /// <summary>The group it is offered to; empty for none.</summary>
    public string Group { get; init; } = "";

    /// <summary>The file's name.</summary>
    public string File { get; init; } = "";

    /// <summary>The file's bytes.</summary>
    public ulong Length { get; init; }

    /// <summary>How long an offer waits for its answer, in seconds.</summary>
    public int Seconds { get; init; }

    /// <summary>Bytes that the receiver has already.</summary>
    public ulong Offset { get; init; }

    /// <summary>The SHA-256 of those bytes, or of the whole file.</summary>
    public byte[] Hash { get; init; } = [];

    /// <summary>What the attachment of a file link has to show.</summary>
    public byte[] Token { get; init; } = [];

    /// <summary>How it ended.</summary>
    public StatusCode Status { get; init; }

    /// <summary>Where the file is.</summary>
    public string Path { get; init; } = "";
}
