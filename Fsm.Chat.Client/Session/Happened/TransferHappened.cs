using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Codes;

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

    /// <summary>The server or the disk told something.</summary>
    public sealed record Noticed(TransferHappening Notice) : TransferHappened;

    /// <summary>The offer was made to a group.</summary>
    /// <param name="With">The first of its transfers, which has examined the file.</param>
    public sealed record Shared(ClientUpload With) : TransferHappened;
}
