namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>What was typed before, and what is being typed while one looks at it.</summary>
internal sealed class InputHistory
{
    private const int Most = 500;
    private readonly List<string> _lines = [];
    private int _at;
    private string _draft = "";

    /// <summary>Remembers a line, once when it comes several times in a row.</summary>
    public void Add(string line)
    {
        if (line.Trim().Length > 0 && (_lines.Count == 0 || _lines[^1] != line))
            _lines.Add(line);
        if (_lines.Count > Most)
            _lines.RemoveAt(0);
        _at = _lines.Count;
    }

    /// <summary>The line before.</summary>
    /// <param name="shown">What stands there now; it comes back at the end.</param>
    /// <returns>Null when there is none.</returns>
    public string? Older(string shown)
    {
        if (_at == 0)
            return null;
        if (_at == _lines.Count)
            _draft = shown;
        return _lines[--_at];
    }

    /// <summary>The line behind, at last the one that was being typed.</summary>
    /// <returns>Null when there is none.</returns>
    public string? Newer() => _at >= _lines.Count ? null : ++_at == _lines.Count ? _draft : _lines[_at];
}
