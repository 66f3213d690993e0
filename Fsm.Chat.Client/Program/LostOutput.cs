using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary>What the program ends with when standard output does not take what was to be printed: whoever reads it must not think that it is all.</summary>
internal static class LostOutput
{
    /// <summary>Says it, if it is so.</summary>
    /// <param name="why">Why standard output takes nothing; null when it does, or when nobody reads it.</param>
    /// <param name="exit">The exit code otherwise. One that says that something else is wrong stays.</param>
    /// <returns>The exit code.</returns>
    public static int Judge(string? why, int exit)
    {
        if (why is null)
            return exit;
        PrintedText.ToErrors($"! {LocalCode.OutputUnwritable.Code()}: {ClientTexts.OutputUnwritable.With(why)} -- {ClientTexts.NextOutput}");
        return exit == ExitDecisions.Done ? ExitDecisions.OutputLost : exit;
    }
}
