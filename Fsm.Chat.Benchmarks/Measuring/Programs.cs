using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Fsm.Chat.Benchmarks.Measuring;

/// <summary>Programs of this machine.</summary>
internal static class Programs
{
    // Where daemons are, which is not on everybody's path.
    private static readonly string[] _more = ["/usr/sbin", "/usr/local/sbin"];

    /// <summary>The full path of a program; null where it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(_more).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end, which must come soon.</summary>
    /// <returns>Its exit code, and what it said.</returns>
    public static (int ExitCode, string Output) Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var problems = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + problems.Result);
    }

    /// <summary>A command that is kept on a core.</summary>
    public static string[] Pinned(int? core, params string[] command) => core is { } number ? ["taskset", "-c", $"{number}", .. command] : command;

    /// <summary>A port that nobody uses at the moment, for a program that cannot choose one and say so.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
