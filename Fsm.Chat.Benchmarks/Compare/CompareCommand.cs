using System.CommandLine;
using System.Globalization;
using Fsm.Chat.Benchmarks.Compare.Contenders;
using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Compare;

/// <summary>The command line of the comparison with others' servers.</summary>
internal static class CompareCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var target = new TargetOptions();
        var connections = new Option<int>("--connections") { Description = "Connections, in pairs and in rooms of 10.", DefaultValueFactory = _ => 200 };
        var warmUp = new Option<double>("--warmup") { Description = "Seconds before measuring.", DefaultValueFactory = _ => 5 };
        var seconds = new Option<double>("--seconds") { Description = "Seconds to measure.", DefaultValueFactory = _ => 10 };
        var repeat = new Option<int>("--repeat") { Description = "Rounds; what is printed is the median.", DefaultValueFactory = _ => 3 };
        var only = new Option<string[]>("--only") { Description = "Let only those take part whose name begins so.", AllowMultipleArgumentsPerToken = true };
        var markdown = new Option<bool>("--markdown") { Description = "Print the table for a document." };
        LoadCommand.AtLeast(connections, 10);
        LoadCommand.AtLeast(repeat, 1);
        var command = new Command("compare", "Gives the same work to this server, a bare relay, and InspIRCd, ngIRCd and NATS where they are installed.")
        {
            connections, warmUp, seconds, repeat, only, markdown,
        };
        target.AddStartTo(command);
        command.SetAction(parsed => LoadCommand.Guarded(() =>
        {
            target.Prepare(parsed);
            Contender[] all = [new FsmChat(target, parsed), new CRelay(), new BareRelay(target, parsed), new InspIrcd(), new NgIrcd(), new Nats()];
            try
            {
                var names = parsed.GetValue(only) ?? [];
                var present = all.Where(contender => contender.IsPresent && (names.Length == 0 || names.Any(name => contender.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)))).ToList();
                SayWhoIsMissing(all);
                var times = (TimeSpan.FromSeconds(parsed.GetValue(warmUp)), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
                var comparison = new Comparison(present, Work.All(parsed.GetValue(connections), times.Item1, times.Item2), target.Core(parsed));
                var scores = comparison.Run(parsed.GetValue(repeat));
                Print(scores, target.Json(parsed), parsed.GetValue(markdown));
                if (comparison.Failures.Count > 0)
                    throw new LoadException(string.Join("\nfailed: ", comparison.Failures));
            }
            finally
            {
                Array.ForEach(all, contender => contender.Dispose());
            }
        }));
        return command;
    }

    private static void SayWhoIsMissing(Contender[] all)
    {
        var missing = Array.FindAll(all, contender => !contender.IsPresent);
        if (missing.Length > 0)
        {
            Console.Error.WriteLine($"not installed here, so not compared: {string.Join(", ", missing.Select(contender => contender.Name))}; on Debian: apt-get install {string.Join(' ', missing.Select(contender => contender.Package))}");
            Console.Error.WriteLine("Their services need not run, and should not while it is measured: each is started here, with a configuration of its own.");
        }
    }

    private static void Print(IReadOnlyList<Score> scores, bool json, bool markdown)
    {
        if (json)
        {
            Json.Print(scores);
            return;
        }

        var first = scores[0].Median;
        var table = new ScoreTable(scores);
        Console.WriteLine(markdown ? table.Markdown() : table.Text());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            {(scores[0].Ratio is null ? "" : "× is how many times the CPU of the first bare relay. ")}{first.Connections} connections, {first.Length} bytes, {first.Seconds:0} s, median of {scores[0].Rounds.Count}; in rooms a delivery is one message at one receiver.
            FsmChat acknowledges and gives verdicts, the others do not: there the receiver tells the sender within this runner. Other load: at most {scores.Max(score => score.Median.DisturbingCores):0.00} of a core.
            """));
    }
}
