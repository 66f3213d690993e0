namespace Fsm.Chat.Tests.Support;

/// <summary>Where the files of the repository are that tests compare with or rewrite.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Whether a person asked for the committed texts to be rewritten instead of compared.</summary>
    public static bool Accepts => Environment.GetEnvironmentVariable("FSMCHAT_ACCEPT") == "1";

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "FsmChat.sln")))
                return directory.FullName;
        }

        throw new DirectoryNotFoundException("FsmChat.sln is in no folder above the tests.");
    }
}
