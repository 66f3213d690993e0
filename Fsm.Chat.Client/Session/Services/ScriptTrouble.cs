using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Events;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>Decides what an event means to the exit code. A person has seen it; a script learns by its exit code that not all went well.</summary>
internal static class ScriptTrouble
{
    /// <summary>The trouble that an event tells of. A lost connection is told where it is known whether it comes back.</summary>
    public static Trouble Of(ClientEvent shown, bool isInteractive) => shown switch
    {
        _ when isInteractive => Trouble.None,
        VerdictEvent { Status: "failed" } => Trouble.Refused,
        VerdictEvent { Status: "unknown" } => Trouble.TimedOut,
        TransferEvent { IsUpload: true, Status: "failed" or "declined" or "expired" } or TransferEvent { Status: "failed" } => Trouble.Refused,
        ErrorEvent error => (CodeTable.Find(error.Code)?.Exit ?? ExitDecisions.Refused) switch
        {
            ExitDecisions.Refused => Trouble.Refused,
            ExitDecisions.TimedOut => Trouble.TimedOut,
            _ => Trouble.None,
        },
        _ => Trouble.None,
    };
}
