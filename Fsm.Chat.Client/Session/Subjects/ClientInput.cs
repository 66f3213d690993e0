using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Input;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What a line can make the next line wait for.</summary>
[Flags]
internal enum AwaitedKinds : ushort
{
    /// <summary>Connecting.</summary>
    Connect = 1,

    /// <summary>Disconnecting.</summary>
    Disconnect = 2,

    /// <summary>A list of users.</summary>
    Users = 4,

    /// <summary>A conversation that a command asked for.</summary>
    Chat = 8,

    /// <summary>A conversation that a line with a recipient asked for.</summary>
    Line = 16,

    /// <summary>Leaving conversations.</summary>
    Quit = 32,

    /// <summary>Something about groups.</summary>
    Group = 64,

    /// <summary>The offer of a file.</summary>
    File = 128,

    /// <summary>Something about people from whom nothing is taken.</summary>
    Ignore = 256,

    /// <summary>Something about the person's name.</summary>
    Account = 512,

    /// <summary>What was said before.</summary>
    History = 1024,
}

/// <summary>A command whose outcome is awaited, and the servers it has still to come from.</summary>
internal sealed record AwaitedCommand(AwaitedKinds Kind, HashSet<ClientUser> Servers);

/// <summary>The client's standard input.</summary>
/// <param name="initial">The state to begin in.</param>
internal sealed class ClientInput(InputState initial) : Subject<InputState>(initial)
{
    /// <summary>How many lines were asked for.</summary>
    public long Asked { get; set; }

    /// <summary>How many lines came.</summary>
    public long Came { get; set; }

    /// <summary>
    /// Whether a line was asked for that has not come. It is not for the machine to say: whoever has the lines was asked in one state and brings one in whichever
    /// there is by then, and each state says what is done with it.
    /// </summary>
    public bool IsAsked => Asked > Came;

    /// <summary>What the next line waits for; null for nothing.</summary>
    public AwaitedCommand? Awaited { get; set; }

    /// <summary>The command of a program whose outcome is still to be told; null for none.</summary>
    public TypedCommand? Command { get; set; }

    /// <summary>The servers that a command connects to and that want a password, in the order in which the person is asked.</summary>
    public Queue<ClientUser> WantingPassword { get; } = [];

    /// <summary>Messages that wait to be sent, on all servers.</summary>
    public int Backlog { get; set; }

    /// <summary>When the last verdict came, or the wait for verdicts began.</summary>
    public TimeSpan LastVerdictAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => "input";
}
