using System.CommandLine;
using Fsm.Chat.Server.Logging;
using Fsm.Chat.Server.Options;

namespace Fsm.Chat.Server;

/// <summary>What the program can be asked for.</summary>
internal static class CommandLine
{
    /// <summary>A mistake in how the program was called.</summary>
    public const int Usage = 2;

    public static RootCommand Create()
    {
        var root = new RootCommand("FsmChat server: forwards messages between people and gives each its verdict.");
        var options = Settings.All.ToDictionary(setting => setting.Name, setting =>
            new Option<string?>($"--{setting.Name}") { Description = $"{setting.Description} (default: {setting.Default})" });
        foreach (var option in options.Values)
            root.Options.Add(option);

        root.Subcommands.Add(DiagramsCommand.Create());
        root.SetAction(async (result, _) =>
        {
            var given = options
                .Select(pair => (pair.Key, Value: result.GetValue(pair.Value)))
                .Where(pair => pair.Value is not null)
                .ToDictionary(pair => pair.Key, pair => pair.Value!);
            var (read, mistakes) = OptionsReader.Read(OptionsReader.FileName, Environment.GetEnvironmentVariable, given);
            var all = mistakes.Count > 0 || LoggerSetup.Check(read) is not { } unwritable ? mistakes : [unwritable];
            foreach (var mistake in all)
                await Console.Error.WriteLineAsync(mistake).ConfigureAwait(false);
            return all.Count > 0 ? Usage : await ServerProgram.RunAsync(read).ConfigureAwait(false);
        });
        return root;
    }
}
