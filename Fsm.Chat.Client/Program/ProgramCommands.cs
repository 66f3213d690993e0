using System.CommandLine;
using System.CommandLine.Help;
using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.OneShot;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary>What the program does for each command: without one it is the client that a person types into, or that a script writes lines to.</summary>
internal static class ProgramCommands
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    /// <summary>Declares the commands.</summary>
    public static RootCommand Create()
    {
        var line = new CommandLine();
        var examples = new Dictionary<Command, string> { [line.Root] = ClientTexts.ExamplesRoot };
        line.Root.SetAction(async result => line.TryRead(result, out var settings, out var mistake) ? await ClientProgram.RunAsync(settings) : Complain(mistake));
        foreach (var command in new OneShotCommand[] { new SendCommand(), new ListenCommand(), new SendFileCommand(), new UsersCommand() })
        {
            command.Command.SetAction(result => RunAsync(line, command, result));
            line.Root.Subcommands.Add(command.Command);
            examples[command.Command] = command.Examples;
        }

        line.Root.Subcommands.Add(CompletionCommand.Create());
        line.Root.Options.Remove(line.Root.Options.OfType<HelpOption>().Single());
        line.Root.Options.Add(Help(examples));
        return line.Root;
    }

    /// <summary>Makes of the arguments what they mean. Nothing in them is expanded: a text is a text.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="mistakes">What is wrong with them, a line for each mistake.</param>
    public static ParseResult Parse(IReadOnlyList<string> arguments, out IReadOnlyList<string> mistakes)
    {
        var root = Create();
        var words = new TypedWords(root, root.Subcommands.Single(command => command.Name == SendCommand.Word));
        var parsed = root.Parse(words.Sort(arguments), new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        mistakes = words.Unknown is { } unknown && parsed.Action is not HelpAction and not HelpWithExamples
            ? [NoSuchOption(unknown, words.Possible)]
            : [.. parsed.Errors.Select(error => $"{string.Join(' ', error.Message.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))} -- {ClientTexts.NextHelpOption}")];
        return parsed;
    }

    /// <summary>Says what is wrong with the arguments.</summary>
    /// <returns>The exit code.</returns>
    public static int Complain(string mistake)
    {
        PrintedText.ToErrors("error: " + mistake);
        return ExitDecisions.Usage;
    }

    // Without the forms of another system, "/h" and "/?": they may be a text.
    private static HelpOption Help(IReadOnlyDictionary<Command, string> examples)
    {
        var option = new HelpOption("--help", "-h", "-?");
        option.Action = new HelpWithExamples((HelpAction)option.Action!, examples);
        return option;
    }

    private static string NoSuchOption(string typed, IEnumerable<string> possible)
    {
        var name = typed.Split('=', ':')[0];
        var meant = Spelling.Closest(name, possible) is { } close ? $"{ClientTexts.NextDidYouMean.With(close)} " : "";
        return $"{ClientTexts.NoSuchOption.With(name)} -- {meant}{ClientTexts.NextHelpOption}";
    }

    // Whatever is waited for, be it a pipe that nobody writes or reads, or a disk: it is not waited for longer than was said.
    private static async Task<int> RunAsync(CommandLine line, OneShotCommand command, ParseResult result)
    {
        try
        {
            var time = command.TimeOf(result);
            var work = Task.Run(() => WorkAsync(line, command, result, time));
            return await time.AwaitEndAsync(work) ? await work : await TooLateAsync();
        }
        catch (UsageMistakeException wrong)
        {
            return Complain(wrong.Message);
        }
    }

    private static async Task<int> WorkAsync(CommandLine line, OneShotCommand command, ParseResult result, OneShotTime time)
    {
        if (!line.TryRead(result, out var settings, out var mistake))
            return Complain(mistake);
        try
        {
            return await OneShotProgram.RunAsync(settings, await command.ReadAsync(result, settings, time));
        }
        catch (InputTooLateException late)
        {
            late.Errand.Leave(ErrandTrigger.TimeElapsed);
            var outcome = late.Errand.Conclude();
            return LostOutput.Judge(OutcomeWriter.Write(outcome, settings.IsJson), outcome.ExitCode);
        }
    }

    // Standard error may be what nobody reads.
    private static async Task<int> TooLateAsync()
    {
        var complaint = Task.Run(() => PrintedText.ToErrors($"! {LocalCode.TimedOut.Code()}: {ClientTexts.OneShotStuck} -- {ClientTexts.OneShotTimedOutNext}"));
        await Task.WhenAny(complaint, Task.Delay(LastWords));
        return ExitDecisions.TimedOut;
    }
}
