namespace Fsm.Chat.Client.Files;

/// <summary>Paths as people type them.</summary>
internal static class HomePath
{
    /// <summary>Puts the home folder in place of a leading <c>~</c>, as a shell would have done.</summary>
    public static string Expand(string path) => path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
        ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..]
        : path;
}
