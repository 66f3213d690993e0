namespace Fsm.Chat.Tests.Joined;

/// <summary>Lines that come from a pipe, core against core: many at once, to their end, and without anybody who sees what goes wrong.</summary>
public sealed class ScriptTests : JoinedFixture
{
    [Test]
    public void A_script_whose_server_dies_does_not_have_its_texts_taken_for_commands()
    {
        var alice = World.Join("alice", interactive: false);
        World.Join("bob");
        alice.Type("chat bob", "hello");
        World.KillServer();

        alice.Type("exit", "connect", "quit", "servers");
        Assert.That(alice.Errors, Is.EqualTo(new[] { "server_unreachable" }), "its lines wait");
        World.AddServer("127.0.0.1:7400");
        World.Pass(2);

        Assert.That(alice.Errors, Is.EqualTo(new[] { "server_unreachable", "unknown_session" }));
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "hello delivered", "exit failed not_sent", "connect failed not_sent" }), "they stay texts");
        Assert.That(alice.Events.OfType<NoticeEvent>(), Is.Not.Empty);
        alice.EndInput();
        Assert.That(alice.ExitCode, Is.EqualTo(5));
    }

    [Test]
    public void The_end_of_input_waits_for_the_verdicts()
    {
        var (alice, bob) = (World.Join("alice", interactive: false), World.Join("bob"));
        bob.Prints = false;
        alice.Type("chat bob", "one", "two");
        alice.EndInput();
        Assert.That(alice.ExitCode, Is.Null);

        bob.Prints = true;
        World.Run();

        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "one delivered", "two delivered" }));
        Assert.That(alice.ExitCode, Is.Zero);
    }

    [Test]
    public void The_end_of_input_gives_up_when_no_verdict_comes_for_long()
    {
        var (alice, bob) = (World.Join("alice", interactive: false), World.Join("bob"));
        bob.Prints = false;
        alice.Type("chat bob", "one");
        alice.EndInput();

        World.Pass(90);

        Assert.That(alice.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void Many_lines_each_way_at_once_arrive_in_order_each_once_each_delivered()
    {
        const int Lines = 2_000;
        BeginWith(new Limits { Rate = 0 });
        var (alice, bob) = (World.Join("alice", interactive: false), World.Join("bob", interactive: false));

        alice.Type(["chat bob", .. Enumerable.Range(0, Lines).Select(i => $"a{i}")]);
        bob.Type(["chat alice", .. Enumerable.Range(0, Lines).Select(i => $"b{i}")]);
        alice.EndInput();
        World.Pass(1);

        Assert.That(bob.Texts, Is.EqualTo(Enumerable.Range(0, Lines).Select(i => $"alice: a{i}")));
        Assert.That(alice.Verdicts, Is.EqualTo(Enumerable.Range(0, Lines).Select(i => $"a{i} delivered")));
        Assert.That(bob.Verdicts, Is.EqualTo(Enumerable.Range(0, Lines).Select(i => $"b{i} delivered")));
    }

    [Test]
    public void Five_hundred_lines_at_the_default_rate_arrive_late_but_whole()
    {
        var (alice, bob) = (World.Join("alice", interactive: false), World.Join("bob"));

        alice.Type(["chat bob", .. Enumerable.Range(0, 500).Select(i => $"{i}")]);
        Assert.That(bob.Texts.Count(), Is.LessThan(250));
        World.Pass(5);

        Assert.That(bob.Texts, Is.EqualTo(Enumerable.Range(0, 500).Select(i => $"alice: {i}")));
        Assert.That(alice.Verdicts, Has.Exactly(500).EndsWith(" delivered"));
    }

    [Test]
    public void A_recipient_that_prints_slowly_slows_a_sender_down_and_nothing_fails()
    {
        BeginWith(new Limits { Rate = 0 });
        var (alice, bob) = (World.Join("alice", interactive: false), World.Join("bob"));
        bob.Prints = false;
        alice.Type(["chat bob", .. Enumerable.Range(0, 3 * Limits.QueuedMessages).Select(i => $"{i}")]);
        World.Pass(1);
        Assert.That(alice.Verdicts, Is.Empty);

        bob.Prints = true;
        World.Run();

        Assert.That(alice.Verdicts, Has.Exactly(3 * Limits.QueuedMessages).EndsWith(" delivered"));
    }
}
