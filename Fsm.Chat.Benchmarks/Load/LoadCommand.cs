using System.CommandLine;
using Fsm.Chat.Benchmarks.Files;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>The command line of the load runner.</summary>
internal static class LoadCommand
{
    private const int DefaultConnections = 200;

    /// <summary>The command, with its subcommand for idle connections.</summary>
    public static Command Create()
    {
        var target = new TargetOptions();
        var connections = new Option<int>("--connections") { Description = "Connections, in pairs or rooms: the first of each sends to the rest.", DefaultValueFactory = _ => DefaultConnections };
        var both = new Option<bool>("--both") { Description = "In each pair both send." };
        var room = new Option<int>("--room") { Description = "Rooms of so many connections instead of pairs, each a group; those that do not fill a room stay out." };
        var window = new Option<int>("--window") { Description = "Messages without a verdict that a sender may have.", DefaultValueFactory = _ => 1 };
        var length = new Option<int>("--length") { Description = "Bytes of each text.", DefaultValueFactory = _ => 64 };
        var warmUp = new Option<double>("--warmup") { Description = "Seconds before measuring.", DefaultValueFactory = _ => 5 };
        var seconds = new Option<double>("--seconds") { Description = "Seconds to measure.", DefaultValueFactory = _ => 10 };
        var relay = new Option<bool>("--relay") { Description = "Afterwards drive the bare relay in the same way, and print the ratio." };
        var pace = new PaceOptions();
        foreach (var positive in new[] { connections, window, length })
            AtLeast(positive, 1);
        var command = new Command("load", "Drives a server over loopback and prints what it costs.") { connections, room, both, window, length, warmUp, seconds, relay };
        target.AddTo(command);
        pace.AddTo(command);
        var file = new TransferOptions();
        file.AddTo(command, [connections, room, both, window, length, warmUp, seconds, relay, target.TlsOption, .. pace.All]);
        command.Validators.Add(result =>
        {
            // Defaults are not known yet here.
            var all = result.GetResult(connections) is { Implicit: false } ? result.GetValue(connections) : DefaultConnections;
            var size = result.GetValue(room);
            if (result.GetResult(room) is { Implicit: false } && (size < 2 || size > all))
                result.AddError("--room must be at least 2, and at most --connections.");
            else if (size != 0 && result.GetValue(both))
                result.AddError("In a room only one sends: --both does not go with --room.");
            else if (size == 0 && all % 2 != 0)
                result.AddError("--connections must be even.");
            if (result.GetValue(relay) && result.GetValue(target.TlsOption))
                result.AddError("The relay does not speak TLS: --relay does not go with --tls.");
        });
        command.Subcommands.Add(IdleCommand.Create());
        command.SetAction(parsed => Guarded(() =>
        {
            target.Prepare(parsed);
            if (file.IsGiven(parsed))
            {
                FileCommand.Run(target, parsed, file);
                return;
            }

            var (all, size) = (parsed.GetValue(connections), parsed.GetValue(room));
            var options = new LoadOptions(
                size == 0 ? all : all - all % size,
                size,
                parsed.GetValue(both),
                parsed.GetValue(window),
                parsed.GetValue(length),
                TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
                TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            new LoadPass(target, parsed, pace.Apply(parsed, options, window)).Run(pace.IsHalf(parsed), parsed.GetValue(relay));
        }));
        return command;
    }

    /// <summary>Refuses a smaller value.</summary>
    public static void AtLeast(Option<int> option, int least) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < least)
            result.AddError($"{option.Name} must be at least {least}.");
    });

    /// <summary>Runs; a failure is one line, and exit code 1.</summary>
    public static int Guarded(Action run)
    {
#if DEBUG
        Console.Error.WriteLine("This is a debug build: its figures mean nothing.");
#endif
        try
        {
            run();
            return 0;
        }
        catch (Exception problem)
        {
            Console.Error.WriteLine($"failed: {(problem is LoadException ? problem.Message : problem)}");
            return 1;
        }
    }
}
