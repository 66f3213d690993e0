using Fsm.Chat.Benchmarks.Compare.Talkers;
using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Compare.Contenders;

/// <summary>NATS, a message server in Go.</summary>
internal sealed class Nats() : Daemon("nats-server")
{
    /// <inheritdoc/>
    public override string Name => "NATS";

    /// <inheritdoc/>
    protected override TalkerFactory Talk => (transport, role, control) => new NatsTalker(transport, role, control);

    /// <inheritdoc/>
    protected override string[] Arguments(string configuration, int port) => ["--config", configuration];

    /// <inheritdoc/>
    protected override string Configuration(int port) => $"""
        listen: "127.0.0.1:{port}"
        max_connections: 100000
        ping_interval: "1h"
        """;
}
