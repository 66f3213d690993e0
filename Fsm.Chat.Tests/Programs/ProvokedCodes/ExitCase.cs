using System.Runtime.InteropServices;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>One exit code that comes without a code of its own, and how a program comes to end with it.</summary>
/// <param name="Provoke">Starts the program and gives it what it ends by.</param>
internal sealed record ExitCase(string Program, int Code, Func<Stage, ChildProcess> Provoke)
{
    public const string Client = "client";
    public const string Server = "server";

    public static IReadOnlyList<ExitCase> All { get; } =
    [
        new(Client, 0, stage => stage.Usual.Guest(stage.Usual.NewName()).Types("exit")),
        new(Client, 2, stage => stage.Usual.Client("ann", "--nonsense")),
        new(Server, 0, stage =>
        {
            var server = stage.Own().Server;
            server.Signal(PosixSignal.SIGTERM);
            return server;
        }),
        new(Server, 1, stage => stage.Usual.ForThisCase(new ServerProgram("--listen", stage.Usual.Server.Address))),
        new(Server, 2, stage => stage.Usual.ForThisCase(new ServerProgram("--window", "0"))),
    ];

    public override string ToString() => $"{Program} {Code.ToString(CultureInfo.InvariantCulture)}";
}
