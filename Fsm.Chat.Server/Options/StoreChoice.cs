namespace Fsm.Chat.Server.Options;

/// <summary>What can be said of where things are kept.</summary>
internal static class StoreChoice
{
    /// <summary>Nowhere.</summary>
    public const string None = "none";

    /// <summary>In a database of this program's own.</summary>
    public const string Sqlite = "sqlite";

    private const string InFolder = Sqlite + ":";

    /// <summary>Whether it is one of the words, or a folder.</summary>
    public static bool IsKnown(string value) => value is None or Sqlite || (value.StartsWith(InFolder, StringComparison.Ordinal) && value.Length > InFolder.Length);

    /// <summary>The folder that is meant; null for none.</summary>
    /// <param name="value">What was said.</param>
    /// <param name="data">The folder of what the server has to keep.</param>
    public static string? FolderOf(string value, string data) => value switch
    {
        None => null,
        Sqlite => Path.Combine(data, "store"),
        _ => value[InFolder.Length..],
    };
}
