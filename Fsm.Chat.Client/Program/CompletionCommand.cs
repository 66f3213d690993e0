using System.CommandLine;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary><c>completion bash|zsh|fish</c>.</summary>
internal static class CompletionCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = ClientTexts.HelpCompletionShell };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.Shells]);
        var command = new Command("completion", ClientTexts.HelpCompletion) { shell };
        command.SetAction(result => result.InvocationConfiguration.Output.Write(CompletionScripts.Of(result.GetRequiredValue(shell), Program())));
        return command;
    }

    // What is run by the runtime's own program goes by no name of its own.
    private static string Program() => Path.GetFileName(Environment.ProcessPath) is { } name and not "dotnet" ? name : "fsmchat";
}
