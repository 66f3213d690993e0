using System.Globalization;

namespace Fsm.Chat.Server.Options;

/// <summary>How many connections the process has descriptors for.</summary>
internal static class Descriptors
{
    private const int MostLinks = 20_000;
    private const int KeptForTheRest = 512; // logs, assemblies, event queues, and connections that are being refused

    /// <summary>As many connections as the system's limit allows, at most 20,000.</summary>
    public static int LinksThatFit() => Math.Clamp(Limit() - KeptForTheRest, 1, MostLinks);

    private static int Limit()
    {
        const string LimitsOfProcess = "/proc/self/limits";
        if (!File.Exists(LimitsOfProcess))
            return MostLinks + KeptForTheRest; // not Linux: trust the system, accepting slows down by itself
        var line = File.ReadLines(LimitsOfProcess).FirstOrDefault(text => text.StartsWith("Max open files", StringComparison.Ordinal));
        return int.TryParse(line?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(3), CultureInfo.InvariantCulture, out var soft)
            ? soft
            : MostLinks + KeptForTheRest;
    }
}
