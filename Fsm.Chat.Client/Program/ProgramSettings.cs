using Fsm.Chat.Client.Configuration;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Trust;
using Serilog.Events;

namespace Fsm.Chat.Client.Program;

/// <summary>What the program was called with, and what its configuration says where nothing else was typed.</summary>
/// <param name="Servers">The servers to connect to, the first being the current one.</param>
/// <param name="Name">The name to connect under.</param>
/// <param name="IsJson">Whether to print JSON instead of plain lines.</param>
/// <param name="Downloads">The folder for received files; null for the default.</param>
/// <param name="KeepsState">Whether to keep what a crash must not take away.</param>
/// <param name="LogFile">Where to log; null for nowhere.</param>
/// <param name="LogLevel">What to log.</param>
internal sealed record ProgramSettings(IReadOnlyList<ServerEndpoint> Servers, string Name, bool IsJson, string? Downloads, bool KeepsState, string? LogFile, LogEventLevel LogLevel)
{
    /// <summary>What the lines of standard input are.</summary>
    public InputFormat Lines { get; init; } = new TypedLines();

    /// <summary>Whether a person types them.</summary>
    public bool IsInteractive => Lines is TypedLines && !Console.IsInputRedirected;

    /// <summary>Whether servers that are named without saying so are encrypted.</summary>
    public bool UsesTls { get; init; }

    /// <summary>Whether received files keep the right to execute them, and their times.</summary>
    public bool KeepsTraits { get; init; }

    /// <summary>Whether a first connect that fails is tried again.</summary>
    public bool RetriesConnect { get; init; }

    /// <summary>Whether to take the whole screen of a terminal.</summary>
    public bool IsFullScreen { get; init; }

    /// <summary>The language of texts; null for that of the environment.</summary>
    public string? Language { get; init; }

    /// <summary>How a person at a terminal is told of messages.</summary>
    public Notifications Notifications { get; init; } = Notifications.Bell;

    /// <summary>Decides whether servers are trusted.</summary>
    public required ServerTrust Trust { get; init; }

    /// <summary>Whether the name is to be the person's.</summary>
    public bool Registers { get; init; }

    /// <summary>The code by which this client's key may prove the name at the first server, in ASCII; null for none.</summary>
    public byte[]? KeyCode { get; init; }

    /// <summary>The passwords of servers, in UTF-8.</summary>
    public required IReadOnlyDictionary<ServerEndpoint, byte[]> Passwords { get; init; }
}
