using Fsm.Chat.Benchmarks.Measuring;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>Makes one who talks to a target.</summary>
internal delegate Talker TalkerFactory(LinkTransport transport, TalkerRole role, LoadControl control);

/// <summary>What is driven: a process, and how one talks to it.</summary>
/// <param name="Name">What it is called in figures.</param>
/// <param name="Process">The process.</param>
/// <param name="Talk">Makes those who talk to it.</param>
internal sealed record LoadTarget(string Name, ServerProcess Process, TalkerFactory Talk)
{
    /// <summary>Whether to talk under TLS.</summary>
    public bool Tls { get; init; }

    /// <summary>Whether each verdict speaks for all receivers of a message. Otherwise one of a room answers for all, and the others may be a moment behind it.</summary>
    public bool HasVerdicts { get; init; }

    /// <summary>Whether to connect from one address only: it knows connections by their port.</summary>
    public bool OneAddress { get; init; }

    /// <summary>A chat server.</summary>
    public static LoadTarget Chat(ServerProcess process, bool rooms, bool tls = false) => new("server", process, ChatTalkers(rooms)) { HasVerdicts = true, Tls = tls };

    /// <summary>A bare relay.</summary>
    public static LoadTarget Relay(ServerProcess process, string name = "relay") =>
        new(name, process, (transport, role, control) => new RelayTalker(transport, role, control)) { OneAddress = true };

    private static TalkerFactory ChatTalkers(bool rooms) => rooms
        ? (transport, role, control) => new RoomTalker(transport, role, control)
        : (transport, role, control) => new ChatTalker(transport, role, control);
}
