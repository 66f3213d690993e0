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

    /// <summary>Remembers a line that is not sent, if it is not the one that is shown of these.</summary>
    public void Keep(string line)
    {
        if (_lines.ElementAtOrDefault(_at) != line)
            Add(line);
    }

    /// <summary>The lines that have a text, the newest first and each once.</summary>
    public IEnumerable<string> With(string part) => _lines.AsEnumerable().Reverse().Where(line => line.Contains(part, StringComparison.CurrentCultureIgnoreCase)).Distinct();

    /// <summary>The line before, or behind; at last the one that was being typed. Null when there is none.</summary>
    public string? Beside(bool isOlder) => isOlder
        ? _lines.ElementAtOrDefault(_at - 1)
        : _at + 1 == _lines.Count ? _draft : _lines.ElementAtOrDefault(_at + 1);

    /// <summary>That one is shown now.</summary>
    /// <param name="isOlder">Whether it was the one before.</param>
    /// <param name="shown">What stood there; it comes back at the end.</param>
    public void Move(bool isOlder, string shown)
    {
        if (_at == _lines.Count)
            _draft = shown;
        _at += isOlder ? -1 : 1;
    }
}
