using Fsm.Chat.Client.Disk;
using Fsm.Chat.Client.Files;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Configuration;

/// <summary>Finds and opens the configuration.</summary>
internal static class ConfigurationFile
{
    private const string FileName = "client.json";

    /// <summary>Where it is when nothing else is said: in <c>$XDG_CONFIG_HOME/fsmchat</c>, or in <c>~/.config/fsmchat</c> where that is not set.</summary>
    public static string DefaultPath
    {
        get
        {
            var home = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
            var folder = home is not null && Path.IsPathRooted(home)
                ? home
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".config");
            return Path.Combine(folder, "fsmchat", FileName);
        }
    }

    /// <summary>Reads the language that it wishes for, before all else and in silence: what is wrong with it is said later. What can be read only once is left for then.</summary>
    public static string? Language(string? named)
    {
        try
        {
            return FileFacts.Of(named is null ? DefaultPath : HomePath.Expand(named), followLink: true).Kind == FileKind.Regular ? Read(named, out _).Language : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads it. One that nobody named need not be there.</summary>
    /// <param name="named">The file that was named; null for the usual one.</param>
    /// <param name="mistake">What is wrong with it, in one line; null when nothing is.</param>
    public static ClientConfiguration Read(string? named, out string? mistake)
    {
        var path = named is null ? DefaultPath : HomePath.Expand(named);
        mistake = null;
        try
        {
            return ConfigurationReader.Read(ByteOrderMark.Skip(StartFile.Read(path)), path);
        }
        catch (Exception error) when (named is null && error is (FileNotFoundException or DirectoryNotFoundException))
        {
            return ClientConfiguration.None;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            mistake = ClientTexts.ConfigUnreadable.With(path, error.Message);
        }
        catch (ConfigurationMistakeException error)
        {
            mistake = error.Message;
        }

        return ClientConfiguration.None;
    }
}
