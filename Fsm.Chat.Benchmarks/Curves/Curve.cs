using System.Globalization;

namespace Fsm.Chat.Benchmarks.Curves;

/// <summary>How something grows: a CSV file, and a plot of it.</summary>
/// <param name="Name">The name of the files.</param>
/// <param name="Columns">What the columns are, with their units.</param>
/// <param name="Points">The lines, each measured when it is asked for.</param>
internal sealed record Curve(string Name, string[] Columns, IEnumerable<double[]> Points)
{
    /// <summary>Measures, and writes the file. Each line is told on standard error too.</summary>
    public void Write(DirectoryInfo folder)
    {
        using var file = File.CreateText(Path.Combine(folder.FullName, $"{Name}.csv"));
        WriteLine(file, Columns);
        foreach (var point in Points)
            WriteLine(file, point.Select(value => value.ToString("0.###", CultureInfo.InvariantCulture)));
    }

    private void WriteLine(StreamWriter file, IEnumerable<string> cells)
    {
        var line = string.Join(',', cells);
        file.WriteLine(line);
        file.Flush();
        Console.Error.WriteLine($"{Name}: {line}");
    }
}
