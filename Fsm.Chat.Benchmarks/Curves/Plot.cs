using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Curves;

/// <summary>Draws curves by gnuplot. Its scripts are beside the figures in docs/performance, and copied beside this program.</summary>
internal static class Plot
{
    private static readonly string? _gnuplot = Programs.Find("gnuplot");

    /// <summary>Whether this machine has gnuplot.</summary>
    public static bool IsInstalled => _gnuplot is not null;

    /// <summary>Draws one curve into an SVG file beside its CSV file.</summary>
    public static void Draw(string name, DirectoryInfo folder)
    {
        var scripts = Path.Combine(AppContext.BaseDirectory, "Curves");
        var (exitCode, output) = Programs.Run(_gnuplot!, "-e", $"cd '{folder.FullName}'; set loadpath '{scripts}'", Path.Combine(scripts, $"{name}.gp"));
        if (exitCode != 0)
            throw new LoadException($"gnuplot: {output}");
    }
}
