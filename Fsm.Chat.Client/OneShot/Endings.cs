using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.OneShot;

/// <summary>Says why an errand was not fulfilled.</summary>
internal static class Endings
{
    /// <summary>The code of the reason.</summary>
    public static string Reason(ConnectionNotes notes) => notes.Cause switch
    {
        ErrandTrigger.TimeElapsed => LocalCode.TimedOut.Code(),
        ErrandTrigger.Interrupted => LocalCode.Interrupted.Code(),
        _ => notes.Error?.Code ?? LocalCode.ServerUnreachable.Code(),
    };

    /// <summary>The same in words.</summary>
    public static string Explain(ConnectionNotes notes) => notes.Cause switch
    {
        ErrandTrigger.TimeElapsed when notes is { IsInterrupted: true, Error: { } error } => ClientTexts.OneShotTimedOutWithoutLink.With(error.Text),
        ErrandTrigger.TimeElapsed => ClientTexts.OneShotTimedOut,
        ErrandTrigger.Interrupted => ClientTexts.OneShotInterrupted,
        _ => notes.Error?.Text ?? ClientTexts.OneShotConnectionEnded,
    };

    /// <summary>The outcome when a mistake of this program's own ended it: what a person can do, and then what whoever mends it needs to know.</summary>
    public static ErrandOutcome Broken(Exception mistake) => new(
        ExitDecisions.Crashed, [], [], [$"! {LocalCode.InternalError.Code()}: {TerminalText.Escape(mistake.Message)} -- {ClientTexts.NextReport}", mistake.ToString()]);

    /// <summary>A line for standard error, with what can be done.</summary>
    public static string Complaint(ConnectionNotes notes, string code, string explanation)
    {
        var next = CodeTable.Find(code)?.AfterScript(notes.Error?.Code == code ? notes.Error.Next : "") ?? "";
        return $"! {code}: {TerminalText.Escape(explanation)}{(next.Length > 0 ? $" -- {TerminalText.Escape(next)}" : "")}";
    }
}
