using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

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

    /// <summary>Whether it is one of this project's, whose exit code has to be 0.</summary>
    private bool IsOurs { get; init; } = true;

    /// <summary>One that somebody else has started, and stops.</summary>
    public static ServerProcess Running(IPEndPoint endPoint, int pid) => new(endPoint, pid);

    /// <summary>Starts a .NET program by its dll and waits until it says where it listens.</summary>
    /// <param name="dll">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="core">The core it is kept on, if any.</param>
    public static ServerProcess StartDotnet(string dll, string[] arguments, int? core)
    {
        var dotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        return Start([dotnet, dll, .. arguments], core);
    }

    /// <summary>Starts a program and waits until it says where it listens.</summary>
    public static ServerProcess Start(string[] command, int? core)
    {
        var folder = MakeFolder();
        var process = Begin(command, core, folder, quiet: false);
        var endPoint = ReadEndPoint(process);
        return endPoint is null
            ? throw new InvalidOperationException($"{string.Join(' ', command)} did not say where it listens.")
            : new(endPoint, process.Id, process, folder);
    }

    /// <summary>Starts somebody else's program, that is told where to listen, and waits until it does.</summary>
    /// <param name="endPoint">Where.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">The folder to start it in; is deleted at the end.</param>
    /// <param name="core">The core it is kept on, if any.</param>
    /// <exception cref="InvalidOperationException">It does not listen; what it said last is in the message.</exception>
    public static ServerProcess StartAt(IPEndPoint endPoint, string[] command, DirectoryInfo folder, int? core)
    {
        var process = Begin(command, core, folder, quiet: true);
        var said = "";
        process.OutputDataReceived += (_, line) => said = line.Data ?? said;
        process.ErrorDataReceived += (_, line) => said = line.Data ?? said;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(endPoint, process.Id, process, folder) { IsOurs = false };
        for (var since = Stopwatch.GetTimestamp(); !Listens(endPoint); Thread.Sleep(20))
        {
            if (!process.HasExited && Stopwatch.GetElapsedTime(since) < _patience)
                continue;
            server.Dispose();
            throw new InvalidOperationException($"{command[0]} does not listen: {said}");
        }

        return server;
    }

    /// <summary>Makes a folder for what a program leaves behind.</summary>
    public static DirectoryInfo MakeFolder() => Directory.CreateTempSubdirectory("fsmchat-load-");

    /// <summary>Asks it to stop, as an operator would.</summary>
    /// <returns>Its exit code; null when somebody else has started it, or written it.</returns>
    /// <exception cref="TimeoutException">It does not stop.</exception>
    public int? Stop()
    {
        if (_process is null)
            return null;
        if (!_process.HasExited)
            LibC.SendTerminate(Pid);
        if (!_process.WaitForExit(_patience))
            throw new TimeoutException("The server does not stop.");
        return IsOurs ? _process.ExitCode : null;
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

    private static Process Begin(string[] command, int? core, DirectoryInfo folder, bool quiet)
    {
        var pinned = Programs.Pinned(core, command);
        var start = new ProcessStartInfo(pinned[0], pinned[1..])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = quiet,
        };
        InlineSockets.Forget(start.Environment);
        start.Environment["LC_ALL"] = "C"; // what it says is read here
        start.Environment["FSMCHAT_STORE"] = "none"; // unless an option says otherwise
        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
    }

    private static bool Listens(IPEndPoint endPoint)
    {
        using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(endPoint);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
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
