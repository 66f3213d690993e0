using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Relay;

/// <summary>The command line of the bare relay.</summary>
internal static class RelayCommand
{
    private const int Backlog = 512;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var listen = new Option<IPEndPoint?>("--listen")
        {
            Description = "Where to listen, as ADDRESS:PORT.",
            CustomParser = TargetOptions.ParseEndPoint,
            DefaultValueFactory = _ => new(IPAddress.Loopback, 0),
        };
        var command = new Command("relay", "Forwards frames by the destination port in their header and does nothing else: what a server cannot be cheaper than.") { listen };
        command.SetAction(parsed => Run(parsed.GetValue(listen)!));
        return command;
    }

    private static void Run(IPEndPoint endPoint)
    {
        InlineSockets.Use();
        using var listener = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(endPoint);
        listener.Listen(Backlog);
        using var stop = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(0));
        Console.WriteLine($"listening on {listener.LocalEndPoint}");
        var table = new RelayTable();
        while (true)
            new RelayLink(listener.Accept(), table).Read();
    }
}
