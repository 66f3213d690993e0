using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session.Happened;

/// <summary>What happened to a transfer, at its sender or at its receiver: a case for each family of triggers.</summary>
internal abstract record TransferHappened
{
    /// <summary>The trigger says everything.</summary>
    public static readonly TransferHappened Nothing = new Plain();

    /// <summary>What was said of how it ends.</summary>
    public Code Said { get; init; }

    /// <summary>More of it, in a clause.</summary>
    public string Why { get; init; } = "";

    /// <summary>How the transfer ends, if it ends with this.</summary>
    public Code Outcome { get; init; }

    /// <summary>What the server is told of that.</summary>
    public Code Told => TransferDecisions.Told(Outcome);

    /// <summary>The trigger says everything, but for how it ends.</summary>
    public sealed record Plain : TransferHappened;

    /// <summary>The disk has the file that is to be sent.</summary>
    /// <param name="File">Its name, without folders.</param>
    /// <param name="Length">Its bytes.</param>
    /// <param name="Traits">What else is known of it.</param>
    public sealed record Examined(string File, ulong Length, FileTraits Traits) : TransferHappened;

    /// <summary>The disk has a place for the file that comes.</summary>
    /// <param name="Offset">Bytes of an earlier attempt that are there.</param>
    /// <param name="Hash">Their SHA-256.</param>
    public sealed record Prepared(ulong Offset, byte[] Hash) : TransferHappened;

    /// <summary>All was sent.</summary>
    /// <param name="Hash">The SHA-256 of the file.</param>
    public sealed record Sent(byte[] Hash) : TransferHappened;

    /// <summary>The file that came has its name.</summary>
    /// <param name="Path">Where it is.</param>
    /// <param name="Hash">Its SHA-256.</param>
    public sealed record Stored(string Path, byte[] Hash) : TransferHappened;

    /// <summary>The server has made a transfer of an offer.</summary>
    /// <param name="ServerId">Its number on the server.</param>
    /// <param name="Peer">Who is asked.</param>
    /// <param name="Group">The group it was offered to; empty for none.</param>
    public record Granted(ulong ServerId, string Peer, string Group) : TransferHappened;

    /// <summary>The same of an offer to a group, for each of its members but the first.</summary>
    /// <param name="ServerId">Its number on the server.</param>
    /// <param name="Peer">Who is asked.</param>
    /// <param name="Group">The group.</param>
    /// <param name="With">The first of its transfers, which has examined the file.</param>
    public sealed record Shared(ulong ServerId, string Peer, string Group, ClientUpload With) : Granted(ServerId, Peer, Group);

    /// <summary>The server told something.</summary>
    /// <param name="Kind">What.</param>
    /// <param name="ServerId">The transfer's number on the server.</param>
    public abstract record Noticed(FileNoticeKind Kind, ulong ServerId) : TransferHappened;

    /// <summary>Somebody offers a file.</summary>
    /// <param name="ServerId">The transfer's number on the server.</param>
    /// <param name="Sender">Who.</param>
    /// <param name="Group">The group it is offered to; empty for none.</param>
    /// <param name="File">The file's name.</param>
    /// <param name="Length">The file's bytes.</param>
    /// <param name="Seconds">How long the offer waits for its answer.</param>
    public sealed record Offered(ulong ServerId, string Sender, string Group, string File, ulong Length, int Seconds) : Noticed(FileNoticeKind.Offered, ServerId)
    {
        /// <summary>What else is told of the file.</summary>
        public FileTraits Traits { get; init; }
    }

    /// <summary>The receiver wants it.</summary>
    /// <param name="ServerId">The transfer's number on the server.</param>
    /// <param name="Offset">Bytes that the receiver has already.</param>
    /// <param name="Hash">Their SHA-256.</param>
    public sealed record Accepted(ulong ServerId, ulong Offset, byte[] Hash) : Noticed(FileNoticeKind.Accepted, ServerId);

    /// <summary>The file link is to be made.</summary>
    /// <param name="ServerId">The transfer's number on the server.</param>
    /// <param name="Token">What its attachment has to show.</param>
    public sealed record Started(ulong ServerId, byte[] Token) : Noticed(FileNoticeKind.Start, ServerId);

    /// <summary>It has ended; how, is what was said.</summary>
    /// <param name="ServerId">The transfer's number on the server.</param>
    public sealed record Ended(ulong ServerId) : Noticed(FileNoticeKind.Ended, ServerId);
}
