using System.Globalization;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>How far a message of one's own got, as it stands behind it.</summary>
internal static class Marks
{
    /// <summary>It has not left this client.</summary>
    public const string Queued = "…";

    /// <summary>The server has it, or is about to.</summary>
    public const string Sent = "✓";

    /// <summary>The mark of a verdict.</summary>
    public static string Of(VerdictEvent verdict) => verdict switch
    {
        { Status: "delivered", IsGroup: true, Kept: > 0 } =>
            string.Create(CultureInfo.InvariantCulture, $"✓✓ {verdict.Delivered}, {ClientTexts.VerdictKept} {verdict.Kept}"),
        { Status: "delivered", IsGroup: true } => string.Create(CultureInfo.InvariantCulture, $"✓✓ {verdict.Delivered}"),
        { Status: "delivered" } => "✓✓",
        { Status: "kept" } => $"{Sent} {ClientTexts.VerdictKept}",
        { Status: "failed" } => $"✗ {TerminalText.Escape(verdict.Explanation ?? "")}",
        _ => $"? {TerminalText.Escape(verdict.Explanation ?? "")}",
    };
}
