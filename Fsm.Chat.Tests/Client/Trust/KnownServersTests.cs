using System.Runtime.Versioning;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Tests.Client.Files;

namespace Fsm.Chat.Tests.Client.Trust;

internal sealed class KnownServersTests
{
    private static readonly Fingerprint One = Fingerprint.Parse(new string('1', 64))!.Value;
    private static readonly Fingerprint Two = Fingerprint.Parse(new string('2', 64))!.Value;
    private static readonly ServerEndpoint Server = ServerEndpoint.Parse("tls://chat.example:7400")!;

    private TemporaryFolder _folder = null!;

    private KnownServers Known => new(_folder.At("state/known_servers"));

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void DropFolder() => _folder.Dispose();

    [Test]
    public void What_is_remembered_is_found_again_by_host_and_port()
    {
        Assert.That(Known.Find(Server), Is.Null);

        Known.Remember(Server, One);
        Known.Remember(Server with { Port = 7401 }, Two);

        Assert.That((Known.Find(Server), Known.Find(Server with { Port = 7401 }), Known.Find(Server with { Host = "other" })), Is.EqualTo((One, Two, default(Fingerprint?))));
        Known.Remember(Server, Two);
        Assert.That(Known.Find(Server), Is.EqualTo(Two));
        Assert.That(File.ReadAllLines(Known.File), Has.Length.EqualTo(2));
    }

    [Test, UnsupportedOSPlatform("windows"), Platform("Linux,MacOsX")]
    public void Only_its_owner_reads_it()
    {
        Known.Remember(Server, One);

        Assert.That(File.GetUnixFileMode(Known.File), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(File.GetUnixFileMode(Path.GetDirectoryName(Known.File)!), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public void Comments_and_empty_lines_stay_and_mean_nothing()
    {
        Known.Remember(Server, One);
        File.AppendAllText(Known.File, $"\n# {Server.Authority} {Two}\n");

        Assert.That(Known.Find(Server), Is.EqualTo(One));
        Known.Remember(Server, Two);
        Assert.That(File.ReadAllText(Known.File), Does.Contain("\n# "));
    }

    [TestCase("chat.example:7400")]
    [TestCase("chat.example:7400 11:22")]
    [TestCase("other:1 nonsense")]
    public void A_line_that_cannot_be_read_is_no_reason_to_take_a_server_for_a_new_one(string line)
    {
        Known.Remember(Server, One);
        File.WriteAllText(Known.File, line);

        Assert.That(() => Known.Find(Server), Throws.TypeOf<FormatException>().With.Message.Contains("line 1"));
    }

    [Test]
    public async Task Many_who_meet_servers_at_once_lose_none()
    {
        await Task.WhenAll(Enumerable.Range(1, 40).Select(port => Task.Run(() => Known.Remember(Server with { Port = port }, One))));

        Assert.That(File.ReadAllLines(Known.File), Has.Length.EqualTo(40));
        Assert.That(_folder.Names("state"), Is.EquivalentTo(["known_servers", "known_servers.lock"]), "nothing unfinished is left");
    }
}
