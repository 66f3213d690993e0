namespace Fsm.Chat.Benchmarks.Measuring;

/// <summary>
/// Makes this process run the completions of its sockets on the thread that polls them, and poll with one thread. Both are read once, before the first socket.
/// </summary>
internal static class InlineSockets
{
    private const string Inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private const string Threads = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    /// <summary>Switches it on.</summary>
    public static void Use()
    {
        Environment.SetEnvironmentVariable(Inline, "1");
        Environment.SetEnvironmentVariable(Threads, "1");
    }

    /// <summary>Takes it out of what a started process inherits: a server is measured as its users start it.</summary>
    public static void Forget(IDictionary<string, string?> environment)
    {
        environment.Remove(Inline);
        environment.Remove(Threads);
    }
}
