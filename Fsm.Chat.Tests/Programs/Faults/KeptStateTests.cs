using System.Runtime.Versioning;
using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Programs.Support.Faults;

namespace Fsm.Chat.Tests.Programs.Faults;

/// <summary>What a client keeps on disk, so that another one can go on where it was killed.</summary>
[UnsupportedOSPlatform("windows")]
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class KeptStateTests
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private FaultScene _scene = null!;

    private string Folder => Path.Combine(_scene.StateHome, "fsmchat");

    private string[] Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*", SearchOption.AllDirectories) : [];

    [SetUp]
    public void Start() => _scene = new("--resume-window", "8"); // a program that is started again may take a while on a busy machine

    [TearDown]
    public void Stop() => _scene.Dispose();

    [Test]
    public void It_is_for_the_owners_eyes_alone_and_gone_when_nothing_is_left_to_keep()
    {
        var bob = _scene.Client("bob", false);

        Assert.That(Files, Is.EqualTo(new[] { Path.Combine(Folder, _scene.Server.Address, "bob") }));
        Assert.That(File.GetUnixFileMode(Files[0]), Is.EqualTo(OwnersAlone));
        Assert.That(File.GetUnixFileMode(Path.GetDirectoryName(Files[0])!), Is.EqualTo(OwnersAlone | UnixFileMode.UserExecute));
        Leave(bob, 0);
        Assert.That(Files, Is.Empty);
        _scene.AssertUnharmed();
    }

    [Test]
    public void Lines_that_a_killed_client_could_not_send_are_offered_to_the_next_one()
    {
        var (alice, bob) = (_scene.Client("alice", true, "--json"), _scene.Client("bob", false));
        alice.Type("chat bob", "hello");
        alice.WaitFor("\"status\":\"delivered\"");
        _scene.Proxy.ImposeOnPresent(Way.ToServer, Fault.Blackhole);
        alice.Type("never got there");
        alice.WaitFor("\"text\":\"never got there\",\"status\":\"sent\"");
        alice.Kill();

        alice = _scene.Client("alice", true);
        alice.WaitFor("1 of your lines never got to ");
        alice.Type("/resend", "and I talk on");
        alice.WaitFor("-> bob: and I talk on [delivered]");

        Assert.That(bob.Output.Where(line => line.StartsWith("alice: ", StringComparison.Ordinal)), Is.EqualTo(new[] { "alice: hello", "alice: never got there", "alice: and I talk on" }));
        Assert.That(bob.Output, Has.None.Contains("lost"), "nobody was told that it was killed: the server had not noticed");
        Leave(alice, 4); // a text of hers had failed before
        Leave(bob, 0);
        _scene.AssertUnharmed();
    }

    [Test]
    public void Without_state_nothing_is_written_and_whoever_is_killed_has_to_wait_for_the_name()
    {
        var bob = _scene.Client("bob", false, "--no-state");
        Assert.That(Files, Is.Empty);
        bob.Type("chat nobody"); // a session that nobody has heard of gives way to its name
        bob.WaitFor("! unknown_recipient");
        bob.Kill();

        var second = _scene.Begin("bob", false, "--no-state");
        second.WaitFor("! name_taken");
        Leave(second, 4);
        Assert.That(Files, Is.Empty);
        _scene.AssertUnharmed();
    }

    [Test]
    public void A_second_client_of_the_same_name_keeps_its_hands_off_the_first_ones_state()
    {
        var bob = _scene.Client("bob", false);
        var second = _scene.Begin("bob", false);
        second.WaitFor("! name_taken");
        second.Type($"connect {_scene.Server.Address} rob");
        second.WaitFor(" as rob (server ");

        Assert.That(Files.Select(Path.GetFileName), Is.EquivalentTo(new[] { "bob", "rob" }));
        Leave(second, 4);
        bob.Kill();
        bob = _scene.Client("bob", false);
        Assert.That(bob.Output, Has.One.EndsWith("again as bob: nothing was lost"));
        Leave(bob, 0);
        _scene.AssertUnharmed();
    }

    private static void Leave(ClientProgram client, int code)
    {
        client.EndInput();
        Assert.That(client.WaitForExit(), Is.EqualTo(code));
    }
}
