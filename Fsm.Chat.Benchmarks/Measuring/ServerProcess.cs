using System.Diagnostics;
using System.Net;

namespace Fsm.Chat.Benchmarks.Measuring;

/// <summary>A process that listens: started here, or running already. It is started in a folder of its own, so that its logs do not stay.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Ready = "listening on ";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly Process? _process;
    private readonly DirectoryInfo? _folder;

    private ServerProcess(IPEndPoint endPoint, int pid, Process? process = null, DirectoryInfo? folder = null) =>
        (EndPoint, Pid, _process, _folder) = (endPoint, pid, process, folder);

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Its process id; 0 when not known.</summary>
    public int Pid { get; }

    /// <summary>One that somebody else has started, and stops.</summary>
    public static ServerProcess Running(IPEndPoint endPoint, int pid) => new(endPoint, pid);

    /// <summary>Starts a program by its dll and waits until it says where it listens.</summary>
    /// <param name="dll">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="core">The core it is kept on, if any.</param>
    public static ServerProcess Start(string dll, string[] arguments, int? core)
    {
        var dotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        string[] command = [.. core is { } number ? new[] { "taskset", "-c", $"{number}" } : [], dotnet, dll, .. arguments];
        var folder = Directory.CreateTempSubdirectory("fsmchat-load-");
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
        InlineSockets.Forget(start.Environment);
        start.Environment["LC_ALL"] = "C"; // what it says is read here
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        var endPoint = ReadEndPoint(process);
        return endPoint is null
            ? throw new InvalidOperationException($"{Path.GetFileName(dll)} did not say where it listens.")
            : new(endPoint, process.Id, process, folder);
    }

    /// <summary>Asks it to stop, as an operator would.</summary>
    /// <returns>Its exit code; null when somebody else has started it.</returns>
    /// <exception cref="TimeoutException">It does not stop.</exception>
    public int? Stop()
    {
        if (_process is null)
            return null;
        if (!_process.HasExited)
            LibC.SendTerminate(Pid);
        return _process.WaitForExit(_patience) ? _process.ExitCode : throw new TimeoutException("The server does not stop.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _folder?.Delete(recursive: true);
    }

    private static IPEndPoint? ReadEndPoint(Process process)
    {
        var found = new TaskCompletionSource<IPEndPoint?>();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                found.TrySetResult(null);
            else if (line.Data.StartsWith(Ready, StringComparison.Ordinal) && IPEndPoint.TryParse(line.Data[Ready.Length..], out var endPoint))
                found.TrySetResult(endPoint);
        };
        process.BeginOutputReadLine();
        if (found.Task.Wait(_patience) && found.Task.Result is { } result)
            return result;
        if (!process.HasExited)
            process.Kill();
        return null;
    }
}
