using System.CommandLine;
using System.CommandLine.Help;
using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary>What the program does for each command: without one it is the client that a person types into, or that a script writes lines to.</summary>
internal static class ProgramCommands
{
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
        if (line.Root.Options.OfType<HelpOption>().FirstOrDefault() is { Action: HelpAction help } option)
            option.Action = new HelpWithExamples(help, examples);
        return line.Root;
    }

    /// <summary>Says what is wrong with the arguments.</summary>
    /// <returns>The exit code.</returns>
    public static int Complain(string mistake)
    {
        Console.Error.WriteLine("error: " + mistake);
        return ExitDecisions.Usage;
    }

    private static async Task<int> RunAsync(CommandLine line, OneShotCommand command, ParseResult result)
    {
        if (!line.TryRead(result, out var settings, out var mistake))
            return Complain(mistake);
        try
        {
            return await OneShotProgram.RunAsync(settings, command.Read(result, settings));
        }
        catch (UsageMistakeException wrong)
        {
            return Complain(wrong.Message);
        }
    }
}
