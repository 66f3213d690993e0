using Fsm.Chat.Benchmarks.Compare.Talkers;
using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Compare.Contenders;

/// <summary>InspIRCd, an IRC server in C++.</summary>
internal sealed class InspIrcd() : Daemon("inspircd")
{
    /// <inheritdoc/>
    public override string Name => "InspIRCd";

    /// <inheritdoc/>
    protected override TalkerFactory Talk => (transport, role, control) => new IrcTalker(transport, role, control);

    /// <inheritdoc/>
    protected override string[] Arguments(string configuration, int port) => ["--nofork", "--runasroot", "--nopid", "--nolog", "--config", configuration];

    /// <inheritdoc/>
    protected override string Configuration(int port) => $"""
        <server name="irc.example.net" description="compared" network="example">
        <admin name="nobody" nick="nobody" email="nobody@example.net">
        <bind address="127.0.0.1" port="{port}" type="clients">
        <connect allow="*" timeout="60" pingfreq="3600" hardsendq="64M" softsendq="64M" recvq="64M" threshold="1000000000" commandrate="1000000000" fakelag="no"
                 localmax="100000" globalmax="100000" limit="100000" maxconnwarn="no" resolvehostnames="no" useident="no" maxchans="1000">
        <performance netbuffersize="65534" somaxconn="512" softlimit="100000" clonesonconnect="no">
        <dns server="127.0.0.1" timeout="1">
        """;
}
