using System.Globalization;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What is known of one transfer beside its state. Nothing in it decides where the transfer goes.</summary>
/// <param name="number">Its number in this client, of either direction.</param>
/// <param name="session">The session it goes by: what its server calls it, is of that session alone.</param>
/// <param name="isUpload">Whether this client sends the file.</param>
internal sealed class TransferFacts(long number, ChatSession session, bool isUpload)
{
    /// <summary>Its number in this client.</summary>
    public long Number => number;

    /// <summary>The same as people and programs see it.</summary>
    public string Id { get; } = number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The command that offered it, as a program calls it; null for none.</summary>
    public string? Command { get; init; }

    /// <summary>The server it goes by.</summary>
    public ClientUser Server => session.Server;

    /// <summary>The session it goes by.</summary>
    public ChatSession Session => session;

    /// <summary>Whether this client sends the file.</summary>
    public bool IsUpload => isUpload;

    /// <summary>Its number on the server; 0 until the server has said it.</summary>
    public ulong ServerId { get; set; }

    /// <summary>The other person, or the destination as it was typed until the server has said who that is.</summary>
    public string Peer { get; set; } = "";

    /// <summary>The group the file was offered to; empty for none.</summary>
    public string Group { get; set; } = "";

    /// <summary>The file's name as the sender calls it.</summary>
    public string File { get; set; } = "";

    /// <summary>Where the file is; empty while the receiver has none.</summary>
    public string Path { get; set; } = "";

    /// <summary>Bytes of the whole file.</summary>
    public ulong Length { get; set; }

    /// <summary>What else is known of it.</summary>
    public FileTraits Traits { get; set; }

    /// <summary>Bytes of it that have crossed, those of an earlier attempt included.</summary>
    public ulong Bytes { get; set; }

    /// <summary>Bytes that had crossed when this attempt began.</summary>
    public ulong FirstByte { get; set; }

    /// <summary>When contents began to cross; null before.</summary>
    public TimeSpan? RunningSince { get; set; }

    /// <summary>The SHA-256 of the whole file; empty until it is known.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>How it ended; the default for completed, and until it has.</summary>
    public Code Outcome { get; set; }

    /// <summary>More of why it ended, in a clause; empty for nothing.</summary>
    public string Why { get; set; } = "";

    /// <summary>How the file link was lost, in a clause; empty while it was not.</summary>
    public string Loss { get; set; } = "";

    /// <summary>Bytes a second that this attempt has crossed with; 0 until there is something to say.</summary>
    public double SpeedAt(TimeSpan now) =>
        RunningSince is { } since && now - since is var passed && passed.TotalSeconds > 0.05 && Bytes > FirstByte ? (Bytes - FirstByte) / passed.TotalSeconds : 0;
}
