using Fsm.Chat.Client.Codes;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Client.OneShot;

/// <summary>Decides the exit code of an errand that was not fulfilled.</summary>
public static class ErrandExits
{
    /// <summary>A signal ended it before it was fulfilled: what a shell says of Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>The exit code.</summary>
    /// <param name="notes">What is known of the connection.</param>
    /// <param name="reason">The code of what went wrong; null when that is not known.</param>
    public static int Decide(ConnectionNotes notes, string? reason) => notes.Cause switch
    {
        ErrandTrigger.Interrupted => Interrupted,
        ErrandTrigger.TimeElapsed when notes.IsInterrupted => ExitDecisions.LinkLost,
        ErrandTrigger.TimeElapsed => ExitDecisions.TimedOut,
        _ => reason is null ? ExitDecisions.LinkLost : CodeTable.Find(reason)?.Exit ?? ExitDecisions.Refused,
    };
}
