using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Ports;
using Fsm.Chat.Protocol;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What is settled before a client begins.</summary>
/// <param name="Name">The name to connect under unless a connect says otherwise.</param>
/// <param name="IsInteractive">Whether a person types the lines. A script cannot see that its conversation was refused, so its lines are treated with more care.</param>
public sealed record ClientOptions(string Name, bool IsInteractive)
{
    /// <summary>Whether commands can be given. Where none can, no text says what one would do.</summary>
    public bool TakesCommands { get; init; } = true;

    /// <summary>Whether servers that are named without saying so are encrypted.</summary>
    public bool UsesTls { get; init; }

    /// <summary>The passwords of servers, in UTF-8.</summary>
    public IReadOnlyDictionary<ServerEndpoint, byte[]> Passwords { get; init; } = new Dictionary<ServerEndpoint, byte[]>();

    /// <summary>What is sent to a server as its password; empty for none. No other server's is ever sent to it.</summary>
    internal ReadOnlySpan<byte> PasswordFor(ClientUser server) => server.Password ?? Passwords.GetValueOrDefault(server.Endpoint);

    /// <summary>The code by which this client's key may prove the name at the first server, in ASCII; null for none. No other server is ever sent it.</summary>
    public byte[]? KeyCode { get; init; }

    /// <summary>Whether the name is to be the person's, if it is nobody's.</summary>
    public bool Registers { get; init; }

    /// <summary>What a key of this client is called when nothing else is said.</summary>
    public string KeyLabel { get; init; } = Facts.KeyLabel.Unknown;

    /// <summary>Whether somebody reads along who may not know yet what can be done.</summary>
    public bool GivesHints { get; init; }

    /// <summary>Whether the last lines of a conversation that is kept are shown when it is opened for the first time: for people, who have forgotten them.</summary>
    public bool LooksBack { get; init; }

    /// <summary>Whether somebody is there who can be asked for a password.</summary>
    public bool AsksForPasswords { get; init; }

    /// <summary>The limits of this side; a server's own replace some of them once it has said which.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>Where it is kept what a crash must not take away.</summary>
    public ICrashNotes CrashNotes { get; init; } = NoCrashNotes.Instance;

    /// <summary>Whose names were proved when they were met.</summary>
    public IKnownPeople People { get; init; } = new ForgetfulPeople();

    /// <summary>Whether each message is acknowledged by itself, and not together with others that came at once: then a client can stop between two.</summary>
    public bool MarksEachMessage { get; init; }

    /// <summary>Looks into folders, to complete paths.</summary>
    public IPathLister Paths { get; init; } = NoPaths.Instance;

    /// <summary>Whether a first connect that fails is tried again, as one is when a connection is lost.</summary>
    public bool RetriesConnect { get; init; }

    /// <summary>Gives random numbers from 0 to 1, which spread the attempts to come back: the core draws none itself.</summary>
    public Func<double> Jitter { get; init; } = () => 0.5;
}
