using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Errand;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.OneShot;

/// <summary>Says why an errand was not fulfilled.</summary>
internal static class Endings
{
    /// <summary>The code of the reason.</summary>
    public static string Reason(ConnectionNotes notes) => notes.Cause switch
    {
        ErrandTrigger.TimeElapsed => ClientCode.TimedOut.Code(),
        ErrandTrigger.Interrupted => ClientCode.Interrupted.Code(),
        ErrandTrigger.OutputLost => ClientCode.OutputClosed.Code(),
        _ => notes.Error?.Code ?? ClientCode.ServerUnreachable.Code(),
    };

    /// <summary>The same in words.</summary>
    public static string Explain(ConnectionNotes notes) => notes.Cause switch
    {
        ErrandTrigger.TimeElapsed when notes is { IsInterrupted: true, Error: { } error } => ClientTexts.OneShotTimedOutWithoutLink.With(error.Text),
        ErrandTrigger.TimeElapsed => ClientTexts.OneShotTimedOut,
        ErrandTrigger.Interrupted => ClientTexts.OneShotInterrupted,
        ErrandTrigger.OutputLost => ClientTexts.OneShotOutputClosed,
        _ => notes.Error?.Text ?? ClientTexts.OneShotConnectionEnded,
    };

    /// <summary>A line for standard error, with what a person can do.</summary>
    public static string Complaint(string? code, string explanation)
    {
        var next = code switch
        {
            "name_taken" => ClientTexts.OneShotNameTakenNext,
            "unknown_recipient" => ClientTexts.OneShotUnknownRecipientNext,
            "text_too_long" => ClientTexts.OneShotTextTooLongNext,
            _ => "",
        };
        return $"! {code}: {TerminalText.Escape(explanation)}{(next.Length > 0 ? $" -- {next}" : "")}";
    }
}
