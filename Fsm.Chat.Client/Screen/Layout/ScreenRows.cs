using Fsm.Chat.Client.Screen.Rows;

namespace Fsm.Chat.Client.Screen.Layout;

/// <summary>All of the screen but the text that is being typed.</summary>
/// <param name="Rows">Every row above the input line.</param>
/// <param name="Label">What stands before the typed text: where it goes.</param>
/// <param name="TranscriptWidth">Columns of the window.</param>
/// <param name="TranscriptHeight">Rows of the window.</param>
internal sealed record ScreenRows(IReadOnlyList<Row> Rows, string Label, int TranscriptWidth, int TranscriptHeight)
{
    /// <summary>Whether what is typed is not to be seen.</summary>
    public bool HidesTyped { get; init; }

    /// <summary>After how long it looks otherwise although nothing happens; null when it does not.</summary>
    public TimeSpan? ChangesIn { get; init; }
}
