using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Facts;

namespace Fsm.Chat.Client.Ports;

/// <summary>
/// Where a client keeps what it would have to know again after a crash. What is noted is only remembered at first: the transport has it written down before
/// any byte leaves that was queued after it. So the server never knows more than the disk does.
/// </summary>
public interface ICrashNotes
{
    /// <summary>Claims what was left behind on a server under a name. From now on it is this client's to keep.</summary>
    /// <returns>What was left; null when there is nothing to take over: it was before, another client keeps it, or the disk refuses.</returns>
    SavedSession? Claim(ServerEndpoint server, string name);

    /// <summary>Whether what was claimed cannot be kept: another client keeps it, or the disk refuses, from the beginning or by now.</summary>
    bool IsRefused(ServerEndpoint server, string name) => false;

    /// <summary>Remembers something. Does not block.</summary>
    void Note(ServerEndpoint server, string name, CrashNote note);

    /// <summary>Writes down what is remembered. Safe to call from any thread.</summary>
    void Flush();
}

/// <summary>Keeps nothing.</summary>
public sealed class NoCrashNotes : ICrashNotes
{
    /// <summary>The only one needed.</summary>
    public static NoCrashNotes Instance { get; } = new();

    /// <inheritdoc/>
    public SavedSession? Claim(ServerEndpoint server, string name) => null;

    /// <inheritdoc/>
    public void Note(ServerEndpoint server, string name, CrashNote note)
    {
        // There is nowhere to.
    }

    /// <inheritdoc/>
    public void Flush()
    {
        // There is nothing to.
    }
}
