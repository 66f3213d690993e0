using System.Globalization;
using System.Text.RegularExpressions;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>As much of a terminal as shows what the screen's writer sends.</summary>
/// <param name="columns">Its columns.</param>
/// <param name="rows">Its rows.</param>
internal sealed partial class TinyTerminal(int columns, int rows)
{
    private readonly (string Text, string Look)[,] _cells = new (string, string)[rows, columns];
    private string _look = "";

    /// <summary>Where the cursor is: row and column, from 0.</summary>
    public (int Row, int Column) Cursor { get; private set; }

    /// <summary>What stands in a row, as pieces of one look.</summary>
    public string this[int row] => string.Concat(Enumerable.Range(0, columns).Select(column => $"{_cells[row, column].Look}{_cells[row, column].Text}"));

    public void Take(string bytes)
    {
        foreach (Match piece in Pieces().Matches(bytes))
        {
            if (piece.Value[0] == '\e')
                Do(piece.Groups["numbers"].Value, piece.Value[^1]);
            else
                Clusters.Of(piece.Value).ToList().ForEach(Put);
        }
    }

    private void Do(string numbers, char final)
    {
        switch (final)
        {
            case 'm':
                _look = $"<{numbers}>";
                break;
            case 'H':
                var place = numbers.Split(';').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
                Cursor = (place[0] - 1, place[1] - 1);
                break;
            case 'K':
                for (var column = Cursor.Column; column < columns; column++)
                    _cells[Cursor.Row, column] = (" ", "<0>");
                break;
            case 'J':
                for (var i = 0; i < _cells.Length; i++)
                    _cells[i / columns, i % columns] = (" ", "<0>");
                break;
        }
    }

    private void Put(string cluster)
    {
        var width = Columns.OfCluster(cluster);
        for (var i = 0; i < width; i++)
            _cells[Cursor.Row, Cursor.Column + i] = (i == 0 ? cluster : "", _look);
        Cursor = (Cursor.Row, Cursor.Column + width);
    }

    [GeneratedRegex(@"\e\[\??(?<numbers>[0-9;]*)[a-zA-Z]|[^\e]+")]
    private static partial Regex Pieces();
}
