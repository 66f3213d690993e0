
namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>Two hosts of our own, network namespaces with a cable between them that can be cut: neither end is told, packets are just lost.</summary>
internal sealed class TwoHosts : IDisposable
{
    public const string ServerAddress = "10.77.0.1";
    private readonly string _id = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string Server => $"fsms{_id}";

    public string Client => $"fsmc{_id}";

    /// <summary>Makes the hosts, or skips the test where that is not possible, and says why.</summary>
    public static TwoHosts Create()
    {
        var hosts = new TwoHosts();
        string[][] commands =
        [
            ["netns", "add", hosts.Server],
            ["netns", "add", hosts.Client],
            ["link", "add", hosts.Server, "type", "veth", "peer", "name", hosts.Client],
            ["link", "set", hosts.Server, "netns", hosts.Server],
            ["link", "set", hosts.Client, "netns", hosts.Client],
            ["-n", hosts.Server, "addr", "add", $"{ServerAddress}/24", "dev", hosts.Server],
            ["-n", hosts.Client, "addr", "add", "10.77.0.2/24", "dev", hosts.Client],
            ["-n", hosts.Server, "link", "set", hosts.Server, "up"],
            ["-n", hosts.Client, "link", "set", hosts.Client, "up"],
        ];
        if (commands.FirstOrDefault(command => Ip(command) != 0) is not { } failed)
            return hosts;
        hosts.Dispose();
        Assert.Ignore($"Network namespaces cannot be made here: ip {string.Join(' ', failed)} failed. They need root and iproute2.");
        return hosts;
    }

    /// <summary>From now on packets are lost, both ways.</summary>
    public void CutCable()
    {
        // A device that goes down would tell the sockets of its host. So each is told a wrong hardware address of the other, and nobody takes what comes.
        Assert.That(Ip("-n", Server, "link", "set", Server, "arp", "off"), Is.Zero);
        Assert.That(Ip("-n", Server, "neigh", "replace", "10.77.0.2", "lladdr", "02:00:00:00:00:01", "dev", Server), Is.Zero);
        Assert.That(Ip("-n", Client, "link", "set", Client, "arp", "off"), Is.Zero);
        Assert.That(Ip("-n", Client, "neigh", "replace", ServerAddress, "lladdr", "02:00:00:00:00:02", "dev", Client), Is.Zero);
    }

    /// <summary>From now on they arrive again.</summary>
    public void MendCable()
    {
        Assert.That(Ip("-n", Server, "neigh", "del", "10.77.0.2", "dev", Server), Is.Zero);
        Assert.That(Ip("-n", Server, "link", "set", Server, "arp", "on"), Is.Zero);
        Assert.That(Ip("-n", Client, "neigh", "del", ServerAddress, "dev", Client), Is.Zero);
        Assert.That(Ip("-n", Client, "link", "set", Client, "arp", "on"), Is.Zero);
    }

    public void Dispose()
    {
        Ip("netns", "del", Server);
        Ip("netns", "del", Client);
    }

    private static int Ip(params string[] arguments) => Tool.Run("ip", arguments)?.ExitCode ?? -1;
}
