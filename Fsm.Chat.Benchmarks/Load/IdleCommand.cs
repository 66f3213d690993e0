using System.CommandLine;
using System.Globalization;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>The command line of the run with idle connections.</summary>
internal static class IdleCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var target = new TargetOptions();
        var connections = new Option<int>("--connections") { Description = "Connections that log in and then are silent.", DefaultValueFactory = _ => 10_000 };
        var before = new Option<int>("--before")
        {
            Description = "Connections that log in and leave before memory is first looked at, so that what only the first ones cost is not spread over the others.",
        };
        var atOnce = new Option<int>("--at-once") { Description = "Logins at once.", DefaultValueFactory = _ => Entrance.AtOnce };
        LoadCommand.AtLeast(connections, 1);
        LoadCommand.AtLeast(atOnce, 1);
        LoadCommand.AtLeast(before, 0);

        var command = new Command("idle", "Opens idle connections and prints the server's memory for each.") { connections, before, atOnce };
        target.AddTo(command);
        command.SetAction(parsed => LoadCommand.Guarded(() =>
        {
            target.Prepare(parsed);
            var figures = Run(target, parsed, target.Tls(parsed));
            var plain = target.PlainToo(parsed) ? Run(target, parsed, tls: false) : null;
            var ratio = figures.BytesPerConnection / plain?.BytesPerConnection;
            if (target.Json(parsed) && plain is null)
                Json.Print(figures);
            else if (target.Json(parsed))
                Json.Print(new { Server = figures, Plain = plain, Ratio = ratio });
            else if (plain is not null)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"TLS / plain: {ratio:0.00} times the memory of a connection"));
        }));
        return command;

        IdleFigures Run(TargetOptions target, ParseResult parsed, bool tls)
        {
            using var server = target.Server(parsed, tls);
            if (server.Pid == 0)
                throw new LoadException("--pid is needed to see the memory of a running server");
            var figures = new IdleRun(LoadTarget.Chat(server, rooms: false, tls), parsed.GetValue(atOnce)).Run(parsed.GetValue(before), parsed.GetValue(connections));
            if (!target.Json(parsed))
                Console.WriteLine(figures);
            return figures;
        }
    }
}
