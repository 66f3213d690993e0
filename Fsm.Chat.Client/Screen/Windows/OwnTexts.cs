using Fsm.Chat.Client.Events;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>What was written here and has no verdict: each line shows how far it got.</summary>
/// <param name="add">Adds a line for a text to somebody.</param>
internal sealed class OwnTexts(Func<string?, string, bool, string, WindowLine> add)
{
    private readonly Dictionary<(string? Server, string Id), WindowLine> _lines = [];

    /// <summary>A text got further.</summary>
    public void Note(SentEvent sent)
    {
        if (sent.Status == "queued")
            _lines[(sent.Server, sent.Id)] = add(sent.Server, sent.To, sent.IsGroup, sent.Text);
        if (_lines.TryGetValue((sent.Server, sent.Id), out var line))
            line.SetMark(sent.Status == "queued" ? Marks.Queued : Marks.Sent, hasFailed: false);
    }

    /// <summary>A text has its verdict. Another one follows for what is kept.</summary>
    public void Note(VerdictEvent verdict)
    {
        var key = (verdict.Server, verdict.Id);
        if (!_lines.Remove(key, out var line))
            line = add(verdict.Server, verdict.To, verdict.IsGroup, verdict.Text);
        if (verdict.Status == "kept")
            _lines[key] = line;
        line.SetMark(Marks.Of(verdict), verdict.Status is not ("delivered" or "kept"));
    }
}
