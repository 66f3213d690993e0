using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary>The library's help, and behind it how a command is called.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyDictionary<Command, string> examples) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (!examples.TryGetValue(parseResult.CommandResult.Command, out var lines))
            return code;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(ClientTexts.HelpExamples);
        foreach (var line in lines.Split('\n'))
            output.WriteLine("  " + line);
        output.WriteLine();
        return code;
    }
}
