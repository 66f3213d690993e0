using System.CommandLine;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Logging;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server;

/// <summary>What the program can be asked for.</summary>
internal static class CommandLine
{
    /// <summary>A mistake in how the program was called.</summary>
    public const int Usage = 2;

    public static RootCommand Create()
    {
        var root = new RootCommand(ServerTexts.ProgramDescription);
        var options = Settings.All.Where(setting => !setting.IsSecret).ToDictionary(setting => setting.Name, setting =>
            new Option<string?>($"--{setting.Name}")
            {
                Description = ServerTexts.SettingWithDefault.With(setting.Description, setting.Default),
                HelpName = setting.IsSwitch ? "true|false" : "VALUE",
                Arity = setting.IsSwitch ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
            });
        foreach (var option in options.Values)
            root.Options.Add(option);

        var language = new Option<string?>(Languages.Option) { Description = ServerTexts.OptionLanguage, Recursive = true }; // what it says was done when the program began
        language.AcceptOnlyFromAmong([.. Languages.All]);
        root.Options.Add(language);
        root.Subcommands.Add(DiagramsCommand.Create());
        foreach (var command in StoreCommands.Create())
            root.Subcommands.Add(command);
        root.SetAction(async (result, _) =>
        {
            var given = options
                .Where(pair => result.GetResult(pair.Value) is { Implicit: false })
                .ToDictionary(pair => pair.Key, pair => result.GetValue(pair.Value) ?? "true");
            var (read, mistakes) = OptionsReader.Read(OptionsReader.FileName, Environment.GetEnvironmentVariable, given);
            TlsCertificate? certificate = null;
            mistakes = [.. mistakes, .. UnknownVariables.Of(Environment.GetEnvironmentVariables().Keys.Cast<string>())];
            if (mistakes.Count == 0)
                mistakes = LoggerSetup.Check(read) is { } unwritable ? [unwritable] : TlsCertificate.TryLoad(read.TlsFiles, out certificate) is { } unusable ? [unusable] : [];
            foreach (var mistake in mistakes)
                await Console.Error.WriteLineAsync(mistake).ConfigureAwait(false);
            return mistakes.Count > 0 ? Usage : await ServerProgram.RunAsync(read, certificate).ConfigureAwait(false);
        });
        return root;
    }
}
