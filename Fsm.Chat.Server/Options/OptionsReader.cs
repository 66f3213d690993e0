using System.Text;
using System.Text.Json;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Texts;
using Microsoft.Extensions.Configuration;

namespace Fsm.Chat.Server.Options;

/// <summary>Puts the options together: defaults, then the file, then the environment, then the command line.</summary>
public static class OptionsReader
{
    /// <summary>The file that is read when it is there.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>Reads and checks everything.</summary>
    /// <param name="file">The settings file; it need not exist.</param>
    /// <param name="environment">Gives the value of an environment variable, or null.</param>
    /// <param name="arguments">The values given on the command line, by setting.</param>
    /// <returns>The options, and one line for each mistake; the options count only without mistakes.</returns>
    public static (ServerOptions Options, IReadOnlyList<string> Mistakes) Read(
        string file, Func<string, string?> environment, IReadOnlyDictionary<string, string> arguments)
    {
        var mistakes = new List<string>();
        var options = new ServerOptions();
        var fromFile = ReadFile(file, mistakes);
        foreach (var setting in Settings.All)
        {
            options = Apply(options, setting, fromFile.GetValueOrDefault(setting.Name), $"{file}: {setting.Name}", mistakes);
            options = Apply(options, setting, environment(setting.Variable), setting.Variable, mistakes);
            options = Apply(options, setting, arguments.GetValueOrDefault(setting.Name), $"--{setting.Name}", mistakes);
        }

        mistakes.AddRange(Settings.Contradictions(options));
        return (options, mistakes);
    }

    private static ServerOptions Apply(ServerOptions options, Setting setting, string? value, string source, List<string> mistakes)
    {
        if (value is null)
            return options;
        try
        {
            return setting.Apply(options, value);
        }
        catch (FormatException mistake)
        {
            mistakes.Add($"{source}: {Visible(mistake.Message)}");
            return options;
        }
    }

    // A value is repeated where it is wrong; it may hold what moves a terminal's cursor.
    private static string Visible(string text) => string.Concat(text.Select(one => char.IsControl(one) ? ' ' : one));

    private static Dictionary<string, string?> ReadFile(string file, List<string> mistakes)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(file) && !Directory.Exists(file))
            return values;
        try
        {
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(StartFile.ReadText(file)));
            foreach (var section in new ConfigurationBuilder().AddJsonStream(text).Build().GetChildren())
            {
                if (!Settings.All.Any(setting => !setting.IsSecret && setting.Name.Equals(section.Key, StringComparison.OrdinalIgnoreCase)))
                    mistakes.Add(ServerTexts.NoSuchSetting.With(file, Visible(section.Key)));
                else if (section.GetChildren().Any())
                    mistakes.Add(ServerTexts.NoSingleValue.With(file, section.Key));
                else
                    values[section.Key] = section.Value;
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or FormatException or JsonException or InvalidOperationException)
        {
            mistakes.Add($"{file}: {Visible(error.InnerException?.Message ?? error.Message)}");
        }

        return values;
    }
}
