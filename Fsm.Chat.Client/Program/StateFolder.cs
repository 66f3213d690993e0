namespace Fsm.Chat.Client.Program;

/// <summary>Where the client keeps what it has to remember from one run to the next.</summary>
internal static class StateFolder
{
    /// <summary>A path in it: in <c>$XDG_STATE_HOME/fsmchat</c>, or in <c>~/.local/state/fsmchat</c> where that is not set.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root(), .. parts]);

    private static string Root()
    {
        var home = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        var state = home is not null && Path.IsPathRooted(home)
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".local", "state");
        return Path.Combine(state, "fsmchat");
    }
}
