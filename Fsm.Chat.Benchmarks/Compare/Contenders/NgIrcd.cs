using Fsm.Chat.Benchmarks.Compare.Talkers;
using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Compare.Contenders;

/// <summary>ngIRCd, an IRC server in C.</summary>
internal sealed class NgIrcd() : Daemon("ngircd")
{
    /// <inheritdoc/>
    public override string Name => "ngIRCd";

    /// <inheritdoc/>
    protected override TalkerFactory Talk => (transport, role, control) => new IrcTalker(transport, role, control);

    /// <inheritdoc/>
    protected override string[] Arguments(string configuration, int port) => ["--nodaemon", "--config", configuration];

    /// <inheritdoc/>
    protected override string Configuration(int port) => $"""
        [Global]
        Name = irc.example.net
        Info = compared
        AdminInfo1 = nobody
        Listen = 127.0.0.1
        Ports = {port}
        MotdPhrase = hello

        [Limits]
        MaxConnections = 0
        MaxConnectionsIP = 0
        MaxJoins = 0
        MaxPenaltyTime = 0
        PingTimeout = 3600
        PongTimeout = 3600

        [Options]
        DNS = no
        Ident = no
        PAM = no
        """;
}
