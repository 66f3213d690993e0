using System.Net;
using Fsm.Chat.Protocol;

namespace Fsm.Chat.Server.Options;

/// <summary>What the operator can decide, checked.</summary>
public sealed record ServerOptions
{
    /// <summary>Where to listen. Port 0 lets the system pick one.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 7400);

    /// <summary>What the server calls itself.</summary>
    public string Name { get; init; } = "fsmchat";

    /// <summary>The limits of the protocol.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>Connections at most.</summary>
    public int Links { get; init; } = Descriptors.LinksThatFit();

    /// <summary>The log file, with the date put in before its extension; empty for none.</summary>
    public string Log { get; init; } = "logs/server-.log";

    /// <summary>The least severe events that the log file holds; debug has every step of every machine.</summary>
    public Serilog.Events.LogEventLevel LogLevel { get; init; } = Serilog.Events.LogEventLevel.Information;
}
