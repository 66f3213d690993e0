using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Programs.Support.Faults;

namespace Fsm.Chat.Tests.Programs.Faults;

/// <summary>A thousand numbered lines over a link that is cut again and again, at bytes and in ways that a seed decides.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CutLinkTests
{
    private const int Seed = 4;
    private const int Lines = 1000;
    private const int Chunk = 50;

    // The header of a frame alone: so many bytes surely come for the lines of a chunk.
    private const int SureBytes = Chunk * 48;

    private FaultScene _scene = null!;
    private SharedScreen _screen = null!;

    private static IEnumerable<string> Numbers => Enumerable.Range(1, Lines).Select(i => $"{i}");

    [SetUp]
    public void Start() => (_scene, _screen) = (new("--rate", "0", "--resumes", "0"), new());

    [TearDown]
    public void Stop()
    {
        _scene.Dispose();
        _screen.Dispose();
    }

    [Test]
    public void Twenty_cuts_lose_nothing_double_nothing_and_reorder_nothing([Values] bool ofSender)
    {
        var (alice, bob) = Talking(aliceIsOnBadLine: ofSender, bobIsOnBadLine: !ofSender);
        var random = new Random(Seed);
        foreach (var chunk in Numbers.Chunk(Chunk))
        {
            var cut = _scene.Proxy.CutAfter(
                ofSender ? Way.ToServer : Way.ToClient, random.Next(1, SureBytes), (CutKind)random.Next(2), random.Next(2) == 0 ? Side.Client : Side.Both);
            alice.Type(chunk);
            cut.Wait();
        }

        Finish(alice, bob);

        Assert.That(_scene.Proxy.Links, Is.EqualTo(Lines / Chunk + 1), "each cut led to a new link");
        Assert.That(_screen.Messages, Is.EqualTo(Numbers.Select(number => (number, false))));
        AssertVerdicts();
        _scene.AssertUnharmed();
    }

    [Test]
    public void Clients_that_are_killed_and_come_back_lose_nothing_and_double_nothing_on_one_screen()
    {
        var (alice, bob) = Talking(aliceIsOnBadLine: true, bobIsOnBadLine: true);
        var screens = new List<List<(string Text, bool IsRepeated)>>();
        var random = new Random(Seed);
        foreach (var (i, chunk) in Numbers.Chunk(Chunk).Index())
        {
            var cut = _scene.Proxy.CutAfter(Way.ToClient, random.Next(1, SureBytes), (CutKind)random.Next(2));
            alice.Type(chunk);
            cut.Wait();
            if (i % 5 == 3) // three times, and once more near the end
            {
                _screen.WaitFor(screen => screen.Messages.Count() > i * Chunk / 2, "bob prints");
                bob.Kill();
                screens.Add([.. _screen.Messages.Skip(screens.Sum(screen => screen.Count))]);
                bob = _scene.ClientOn(_screen, "bob", isOnBadLine: true);
            }
        }

        Finish(alice, bob);

        screens.Add([.. _screen.Messages.Skip(screens.Sum(screen => screen.Count))]);
        using var all = Assert.EnterMultipleScope();
        Assert.That(screens.SelectMany(screen => screen).Select(message => message.Text).Distinct(), Is.EqualTo(Numbers), "nothing lost, and all in order");
        foreach (var (i, screen) in screens.Index())
        {
            Assert.That(screen.Select(message => message.Text), Is.Unique, $"screen {i}");
            var before = screens.Take(i).SelectMany(earlier => earlier).Select(message => message.Text);
            Assert.That(screen.Where(message => !message.IsRepeated).Select(message => message.Text).Intersect(before), Is.Empty, $"screen {i} marks what an earlier one has shown");
        }

        AssertVerdicts();
        _scene.AssertUnharmed();
    }

    private (ClientProgram Alice, ClientProgram Bob) Talking(bool aliceIsOnBadLine, bool bobIsOnBadLine)
    {
        var bob = _scene.ClientOn(_screen, "bob", bobIsOnBadLine);
        _screen.WaitForConnected("bob");
        var alice = _scene.ClientOn(_screen, "alice", aliceIsOnBadLine);
        _screen.WaitForConnected("alice");
        alice.Type("chat bob");
        return (alice, bob);
    }

    // A script leaves when each of its messages has its verdict.
    private static void Finish(ClientProgram alice, ClientProgram bob)
    {
        alice.Type("quit");
        alice.EndInput();
        Assert.That(alice.WaitForExit(), Is.Zero);
        bob.EndInput();
        Assert.That(bob.WaitForExit(), Is.Zero);
    }

    private void AssertVerdicts()
    {
        Assert.That(
            _screen.OfKind("verdict").Select(verdict => (SharedScreen.Text(verdict, "text"), SharedScreen.Text(verdict, "status"))),
            Is.EqualTo(Numbers.Select(number => (number, "delivered"))));
        var printed = new HashSet<string>();
        foreach (var shown in _screen.Events)
        {
            if (SharedScreen.Text(shown, "event") == "message")
                printed.Add(SharedScreen.Text(shown, "text"));
            else if (SharedScreen.Text(shown, "event") == "verdict")
                Assert.That(printed, Does.Contain(SharedScreen.Text(shown, "text")), "it was delivered before it was printed");
        }
    }
}
