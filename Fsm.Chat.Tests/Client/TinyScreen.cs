using System.Globalization;
using System.Text.RegularExpressions;

namespace Fsm.Chat.Tests.Client;

/// <summary>As much of a terminal as plain output needs: it knows the few sequences that are used, and fails at any other.</summary>
internal sealed class TinyScreen(int columns, int rows)
{
    private readonly List<char[]> _rows = [.. Enumerable.Range(0, rows).Select(_ => Blank(columns))];
    private (int Row, int Column) _kept;
    private int _row;
    private int _column;

    /// <summary>The rows down to the last that is not empty.</summary>
    public IEnumerable<string> Rows => _rows.Select(row => new string(row).TrimEnd()).Reverse().SkipWhile(row => row.Length == 0).Reverse();

    /// <summary>The row of the cursor, up to the cursor.</summary>
    public string BeforeCursor => new(_rows[_row], 0, _column);

    /// <summary>Takes what a program prints, or what is echoed of what a person types.</summary>
    public void Print(string text)
    {
        foreach (Match match in Regex.Matches(text, @"\x1b(\[(?<n>\d*)(?<k>[A-Z])|(?<k>[78D]))|(?<c>[^\x1b])", RegexOptions.Singleline))
        {
            if (match.Groups["c"] is { Success: true, Value: [var character] })
                Put(character);
            else
                Obey(match.Groups["k"].Value, match.Groups["n"] is { Length: > 0 } n ? int.Parse(n.Value, CultureInfo.InvariantCulture) : 1);
        }
    }

    private static char[] Blank(int columns) => [.. Enumerable.Repeat(' ', columns)];

    private void Put(char character)
    {
        if (character == '\r')
            _column = 0;
        else if (character == '\n')
            (_, _column) = (Down(), 0);
        else
        {
            if (_column == columns)
                (_, _column) = (Down(), 0);
            _rows[_row][_column++] = character;
        }
    }

    private void Obey(string key, int count)
    {
        switch (key)
        {
            case "7":
                _kept = (_row, _column);
                break;
            case "8":
                (_row, _column) = _kept;
                break;
            case "D":
                Down();
                break;
            case "A":
                _row = Math.Max(0, _row - count);
                break;
            case "B":
                _row = Math.Min(rows - 1, _row + count);
                break;
            case "K":
                _rows[_row].AsSpan(_column).Fill(' ');
                break;
            case "L":
                _rows.InsertRange(_row, Enumerable.Range(0, count).Select(_ => Blank(columns)));
                _rows.RemoveRange(rows, _rows.Count - rows);
                break;
            default:
                throw new AssertionException($"nobody knows ESC {key}");
        }
    }

    private int Down()
    {
        if (_row < rows - 1)
            return ++_row;
        _rows.RemoveAt(0);
        _rows.Add(Blank(columns));
        return _row;
    }
}
