using System.CommandLine;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>The options that let messages leave on a schedule instead of after verdicts.</summary>
internal sealed class PaceOptions
{
    // What a person's own windows allow by default is twice that.
    private const int UsualWindow = 64;

    private readonly Option<double?> _rate = new("--rate")
    {
        Description = $"Messages a second that all senders together send on a schedule, without waiting for verdicts; --window then only is a bound, by default {UsualWindow}.",
        HelpName = "N",
    };

    private readonly Option<bool> _half = new("--half") { Description = "Find the maximum rate, then measure latency at half of it, on a schedule." };

    /// <summary>The options.</summary>
    public Option[] All => [_rate, _half];

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_rate);
        command.Options.Add(_half);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_rate) is { } rate && rate.Errors.Any() is false && result.GetValue(_rate) is not (null or >= 1 and <= 10_000_000))
                result.AddError("--rate must be at least 1, and at most 10000000.");
            if (result.GetValue(_half) && result.GetResult(_rate) is not null)
                result.AddError("--half does not go with --rate.");
        });
    }

    /// <summary>Whether to measure at half of the maximum rate.</summary>
    public bool IsHalf(ParseResult parsed) => parsed.GetValue(_half);

    /// <summary>What a run does, with these options.</summary>
    public LoadOptions Apply(ParseResult parsed, LoadOptions options, Option<int> window)
    {
        if (IsHalf(parsed))
            return options with { OpenWindow = Math.Max(UsualWindow, options.Window) };
        if (parsed.GetValue(_rate) is not { } rate)
            return options;
        var bound = parsed.GetResult(window) is { Implicit: false } ? options.Window : UsualWindow;
        return options with { Rate = rate, Window = bound, OpenWindow = bound };
    }
}
