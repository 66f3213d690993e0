using System.Diagnostics;
using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Programs.Support.Faults;

namespace Fsm.Chat.Tests.Programs.Faults;

/// <summary>A line that is slow, or passes on byte by byte.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SlowLineTests
{
    [Test]
    public void A_slow_reader_slows_nobody_else_and_gets_everything_in_the_end()
    {
        using var scene = new FaultScene("--rate", "0");
        string[] texts = [.. Enumerable.Range(1, 300).Select(i => $"{i} {new string('x', 900)}")];
        var (alice, bob) = (scene.Client("alice", false), scene.Client("bob", true));
        alice.Type("chat bob", "hello");
        alice.WaitFor("[delivered]");
        using var carol = new RawClient(scene.Server.Port).Connect("carol");
        using var dave = new RawClient(scene.Server.Port).Connect("dave");

        scene.Proxy.Impose(Way.ToClient, new() { BytesPerSecond = 4000 });
        alice.Type(texts);
        bob.WaitFor("alice: 5 ");
        var waits = new List<double>();
        for (var i = 0; i < 100; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            carol.SendText("dave", $"{i}");
            dave.Read(FrameAction.SendRequest);
            waits.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        Assert.That(bob.Output, Has.None.StartsWith("alice: 300 "), "all this while bob is behind");
        Assert.That(waits.Order().ElementAt(94), Is.LessThan(300), "milliseconds that 95 of 100 messages took");
        scene.Proxy.Impose(Way.ToClient, Fault.None);
        alice.WaitFor(line => line.StartsWith("-> bob: 300 ", StringComparison.Ordinal) && line.EndsWith("[delivered]", StringComparison.Ordinal), "the last verdict");
        Assert.That(bob.Output.Where(line => line.StartsWith("alice: ", StringComparison.Ordinal)).Skip(1), Is.EqualTo(texts.Select(text => $"alice: {text}")));
        foreach (var raw in new[] { carol, dave })
            raw.Leave();
        Leave(scene, alice, bob);
    }

    [Test]
    public void Bytes_that_come_one_by_one_and_late_are_the_same_messages()
    {
        using var scene = new FaultScene("--rate", "0");
        foreach (var way in Enum.GetValues<Way>())
            scene.Proxy.Impose(way, new() { LongestPiece = 1 });
        string[] texts = [.. Enumerable.Range(1, 100).Select(i => $"{i} ñandú 🙂")];
        var (alice, bob) = (scene.Client("alice", true), scene.Client("bob", true));
        alice.Type(["chat bob", .. texts[..50]]);
        alice.WaitFor($"-> bob: {texts[49]} [delivered]");
        foreach (var way in Enum.GetValues<Way>())
            scene.Proxy.Impose(way, new() { LongestPiece = 100, Delay = TimeSpan.FromMilliseconds(3) });
        alice.Type(texts[50..]);

        alice.WaitFor($"-> bob: {texts[^1]} [delivered]");
        Assert.That(bob.Output.Where(line => line.StartsWith("alice: ", StringComparison.Ordinal)), Is.EqualTo(texts.Select(text => $"alice: {text}")));
        Leave(scene, alice, bob);
    }

    private static void Leave(FaultScene scene, params ClientProgram[] clients)
    {
        foreach (var client in clients)
        {
            client.EndInput();
            Assert.That(client.WaitForExit(), Is.Zero);
        }

        scene.AssertUnharmed();
    }
}
