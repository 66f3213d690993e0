using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Fsm.Chat.Benchmarks.Measuring;

/// <summary>A socat that passes one connection on to another place: what a relay of bytes costs that knows nothing of them.</summary>
internal sealed class SocatProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly int _port = Programs.FreePort();

    /// <summary>Starts it.</summary>
    /// <param name="target">Where bytes go.</param>
    /// <param name="buffer">Bytes that it moves at once.</param>
    /// <param name="core">The core it is kept on, if any.</param>
    public SocatProcess(IPEndPoint target, int buffer, int? core)
    {
        var command = Programs.Pinned(core, "socat", "-b", $"{buffer}", $"TCP-LISTEN:{_port},bind=127.0.0.1,reuseaddr", $"TCP:{target}");
        _process = Process.Start(command[0], command[1..]);
    }

    /// <summary>Whether this machine has it.</summary>
    public static bool IsInstalled => Programs.Find("socat") is not null;

    /// <summary>Its process id.</summary>
    public int Pid => _process.Id;

    /// <summary>Connects to it as soon as it listens. It takes one connection only.</summary>
    public Socket Connect()
    {
        for (var since = Stopwatch.GetTimestamp(); ; Thread.Sleep(5))
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect(IPAddress.Loopback, _port);
                return socket;
            }
            catch (SocketException) when (!_process.HasExited && Stopwatch.GetElapsedTime(since) < _patience)
            {
                socket.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
