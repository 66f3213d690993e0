using System.CommandLine;
using System.Globalization;
using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>Sends files through the server and the same bytes through socat, and prints both.</summary>
internal static class FileCommand
{
    // Long enough that the server has compiled what it does often.
    private const long WarmUp = 256 << 20;

    /// <summary>Runs.</summary>
    public static void Run(TargetOptions target, ParseResult parsed, TransferOptions options)
    {
        var json = target.Json(parsed);
        var (length, streams) = (options.Length(parsed), options.Streams(parsed));
        var figures = ThroughServer(target, parsed, length, streams);
        if (!json)
            Console.WriteLine(figures);
        var plain = ThroughSocat(length, streams, options.SocatBuffer(parsed), target.Core(parsed));
        var ratio = plain is { CpuMillis: > 0 } ? figures.CpuMillis / plain.CpuMillis : (double?)null;
        if (json)
            Json.Print(new { Server = figures, Socat = plain, Ratio = ratio });
        else if (plain is null)
            Console.WriteLine("socat: not installed here, so there is nothing to compare with");
        else
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plain}\nserver / socat: {ratio:0.00} times the CPU of a MiB"));
    }

    private static FileFigures ThroughServer(TargetOptions target, ParseResult parsed, long length, int streams)
    {
        using var server = target.Server(parsed);
        if (server.Pid == 0)
            throw new LoadException("--pid is needed to see what a running server uses");
        using (var first = new ServerTransfers(server, WarmUp, 1, "w"))
            first.Run();
        using var transfers = new ServerTransfers(server, length, streams, "f");
        var figures = transfers.Run();
        var exitCode = server.Stop();
        return exitCode is null or 0 ? figures with { ExitCode = exitCode } : throw new LoadException($"the server's exit code is {exitCode}");
    }

    private static FileFigures? ThroughSocat(long length, int streams, int buffer, int? core)
    {
        if (!SocatProcess.IsInstalled)
            return null;
        using var transfers = new SocatTransfers(length, streams, buffer, core);
        return transfers.Run();
    }
}
