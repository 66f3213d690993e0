using System.CommandLine;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Siege;

/// <summary>The command line of the attacks.</summary>
internal static class SiegeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var target = new TargetOptions();
        var seconds = new Option<int>("--seconds") { Description = "How long each attack lasts.", DefaultValueFactory = _ => 10 };
        var settle = new Option<int>("--settle") { Description = "Seconds to look on after each.", DefaultValueFactory = _ => 65 };
        var only = new Option<string[]>("--only") { Description = "Only these attacks.", AllowMultipleArgumentsPerToken = true };
        var from = new Option<string?>("--from") { Description = "The address attackers connect from; by default one of this machine that is not loopback, for loopback is permitted more." };
        only.AcceptOnlyFromAmong([.. Attacks.All.Select(attack => attack.Name)]);
        LoadCommand.AtLeast(seconds, 1);
        LoadCommand.AtLeast(settle, 0);

        var command = new Command("siege", "Attacks a server with its default limits, and prints what two bystanders notice of it.") { seconds, settle, only, from };
        target.AddStartTo(command);
        command.SetAction(parsed => LoadCommand.Guarded(() =>
        {
            var chosen = parsed.GetValue(only) is { Length: > 0 } names ? Attacks.All.Where(attack => names.Contains(attack.Name)) : Attacks.All;
            var address = parsed.GetValue(from) is { } text ? IPAddress.Parse(text) : OwnAddress();
            var wrong = 0;
            if (!target.Json(parsed))
                Console.WriteLine(SiegeFigures.Heading);
            foreach (var attack in chosen)
            {
                using var server = target.Start(parsed, "--listen", "0.0.0.0:0", "--insecure");
                var figures = new SiegeRun(new(IPAddress.Loopback, server.EndPoint.Port), server.Pid, address)
                    .Run(attack, TimeSpan.FromSeconds(parsed.GetValue(seconds)), TimeSpan.FromSeconds(parsed.GetValue(settle)));
                wrong += figures.Problems.Count;
                if (target.Json(parsed))
                    Json.Print(figures);
                else
                    Console.WriteLine(figures);
                foreach (var problem in figures.Problems.Distinct())
                    Console.Error.WriteLine($"{attack.Name}: {problem}");
            }

            if (wrong > 0)
                throw new LoadException("somebody honest was refused, or evicted");
        }));
        return command;
    }

    private static IPAddress OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)) ?? IPAddress.Loopback;
}
