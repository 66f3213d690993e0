using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.OneShot;

/// <summary>What can be done when an errand was not fulfilled: by whoever starts the program again, for in it nothing more can be typed.</summary>
internal static class ScriptNextSteps
{
    /// <summary>The next step after a code; empty when there is nothing to suggest.</summary>
    /// <param name="code">The code.</param>
    /// <param name="notes">What is known of the connection.</param>
    public static string After(string code, ConnectionNotes notes) => code switch
    {
        "timed_out" => ClientTexts.OneShotTimedOutNext,
        "interrupted" => ClientTexts.OneShotInterruptedNext,
        "name_taken" => ClientTexts.OneShotNameTakenNext,
        "unknown_recipient" or "recipient_is_self" or "recipient_ambiguous" => ClientTexts.OneShotUnknownRecipientNext,
        "text_too_long" => ClientTexts.OneShotTextTooLongNext,
        "not_member" => ClientTexts.OneShotNotMemberNext,
        "too_many_tries" => ClientTexts.OneShotTooManyTriesNext,
        "server_unreachable" => ClientTexts.OneShotUnreachableNext,
        "server_stopping" or "server_busy" or "recipient_busy" or "recipient_gone" or "no_answer" or "no_outcome" => ClientTexts.OneShotLaterNext,
        "password_wrong" or "internal_error" => OfError(code, notes),
        _ when code.StartsWith("certificate_", StringComparison.Ordinal) => OfError(code, notes),
        _ => "",
    };

    // These say already how the program is to be started.
    private static string OfError(string code, ConnectionNotes notes) => notes.Error?.Code == code ? notes.Error.Next : "";
}
