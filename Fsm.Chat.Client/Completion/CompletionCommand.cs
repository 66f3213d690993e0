using System.CommandLine;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Completion;

/// <summary><c>completion bash|zsh|fish</c>.</summary>
internal static class CompletionCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = ClientTexts.HelpCompletionShell };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.Shells]);
        var command = new Command("completion", ClientTexts.HelpCompletion) { shell };
        command.SetAction(result => Console.Out.Write(CompletionScripts.Of(result.GetRequiredValue(shell), Path.GetFileName(Environment.ProcessPath) ?? "fsmchat")));
        return command;
    }
}
