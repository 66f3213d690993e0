
namespace Fsm.Chat.Tests.Exploration.Spin;

/// <summary>What Spin made of a model.</summary>
/// <param name="Errors">How many mistakes it found; it stops at the first.</param>
/// <param name="Depth">After how many moves the mistake came; null when there was none.</param>
internal sealed record SpinReport(int Errors, int States, int? Depth, string Output);

/// <summary>The model checker Spin and the C compiler that it needs, where they are installed.</summary>
internal static partial class SpinChecker
{
    /// <summary>Whether both are there; if not, which one is missing.</summary>
    public static string? Missing => ((string[])["spin", "gcc"]).FirstOrDefault(program => Tool.Run(program, program == "spin" ? "-V" : "--version") is null);

    /// <summary>Searches all states of a model, the nearest first.</summary>
    public static SpinReport Check(string promela)
    {
        var folder = Directory.CreateTempSubdirectory("fsmchat-spin").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "model.pml"), promela);
            Demand(folder, "spin", "-a", "model.pml");
            // Breadth first, safety only, without reduction: every state is stored once, as the explorer does.
            Demand(folder, "gcc", "-O0", "-w", "-DSAFETY", "-DBFS", "-DNOREDUCE", "-DVECTORSZ=4096", "-o", "pan", "pan.c");
            var output = Demand(folder, Path.Combine(folder, "pan"), "-m1000000");
            var stored = Number(StatesStored().Match(output)) ?? throw new InvalidOperationException($"Spin did not say how many states it stored:\n{output}");
            return new(Number(ErrorsFound().Match(output)) ?? 0, stored, Number(ErrorDepth().Match(output)), output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int? Number(Match match) => match.Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static string Demand(string folder, string program, params string[] arguments)
    {
        var run = Tool.With("", folder, program, arguments);
        return run is { ExitCode: 0 } ? run.Output : throw new InvalidOperationException($"{program} failed:\n{run}");
    }

    [GeneratedRegex(@"(\d+) states, stored")]
    private static partial Regex StatesStored();

    [GeneratedRegex(@"errors: (\d+)")]
    private static partial Regex ErrorsFound();

    [GeneratedRegex(@"\(at depth (\d+)\)")]
    private static partial Regex ErrorDepth();
}
