using System.CommandLine;
using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Curves;

/// <summary>The command line of the curves.</summary>
internal static class CurvesCommand
{
    private static readonly string[] _names = ["connections", "rooms", "rate"];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var target = new TargetOptions();
        var to = new Option<DirectoryInfo>("--to") { Description = "The folder for the figures and plots.", DefaultValueFactory = _ => new("docs/performance") };
        var only = new Option<string[]>("--only") { Description = "Measure only these.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => _names };
        var rate = new Option<int>("--rate") { Description = "Messages a second of all connections together, for the curve over connections.", DefaultValueFactory = _ => 5000 };
        var warmUp = new Option<double>("--warmup") { Description = "Seconds before measuring each point.", DefaultValueFactory = _ => 5 };
        var seconds = new Option<double>("--seconds") { Description = "Seconds to measure each point.", DefaultValueFactory = _ => 10 };
        only.AcceptOnlyFromAmong(_names);
        LoadCommand.AtLeast(rate, 1);
        var command = new Command("curves", "Measures how cost grows with connections, rooms and rate; writes CSV files, and plots where gnuplot is installed.")
        {
            to, only, rate, warmUp, seconds,
        };
        target.AddStartTo(command);
        command.SetAction(parsed => LoadCommand.Guarded(() =>
        {
            target.Prepare(parsed);
            var folder = Directory.CreateDirectory(parsed.GetValue(to)!.FullName);
            var curves = new CurveSet(
                rooms => LoadTarget.Chat(rooms ? target.Server(parsed, "--group-members", "0") : target.Server(parsed), rooms),
                TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
                TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            foreach (var curve in new[] { curves.Connections(parsed.GetValue(rate)), curves.Rooms(), curves.Rates() }.Where(curve => parsed.GetValue(only)!.Contains(curve.Name)))
            {
                curve.Write(folder);
                if (Plot.IsInstalled)
                    Plot.Draw(curve.Name, folder);
                else
                    Console.Error.WriteLine($"gnuplot is not installed here (on Debian: apt-get install gnuplot-nox), so {curve.Name}.svg was not drawn");
            }
        }));
        return command;
    }
}
