using Fsm.Chat.Client.Events;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>A command that a program gave, until its outcome is told. The next one is given after that, so there is never more than one.</summary>
/// <param name="id">What the program calls it; null where that cannot be told.</param>
internal sealed class TypedCommand(string? id)
{
    /// <summary>What the program calls it.</summary>
    public string? Id => id;

    /// <summary>The code of what went wrong with it; null while nothing has.</summary>
    public string? Failed { get; private set; }

    /// <summary>Takes note of what is shown while it is under way. What went wrong last says most.</summary>
    /// <param name="shown">What is shown.</param>
    /// <param name="server">The server that the command goes to.</param>
    public void Note(ClientEvent shown, string? server)
    {
        Failed = shown switch
        {
            ErrorEvent error when error.Server is null || error.Server == server => error.Code,
            VerdictEvent { Status: "failed" or "unknown" } verdict when id is not null && verdict.Command == id => verdict.Reason,
            TransferEvent { Status: "failed" } transfer when id is not null && transfer.Command == id => transfer.Reason,
            _ => Failed,
        };
    }
}
