using Fsm.Chat.Tests.Programs.Support.Terminal;

namespace Fsm.Chat.Tests.Programs.Terminal;

/// <summary>Whole screens, where they are stable, as a person has reviewed them.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class WholeScreenTests : ScreenFixture
{
    [Test]
    public void The_beginning()
    {
        Json();
        var alice = Terminal();
        alice.WaitFor(screen => screen.TrimEnd('\n').Split('\n')[^3].Contains("  bob  ", StringComparison.Ordinal), "who is there");

        StoredScreen.Compare(alice, "beginning");
    }

    [TestCase(80, 24, "en")]
    [TestCase(80, 24, "es")]
    [TestCase(120, 40, "en")]
    [TestCase(40, 12, "en")]
    public void A_conversation_with_verdicts_both_ways(int columns, int rows, string language)
    {
        var bob = Json();
        var alice = Terminal(columns: columns, rows: rows, arguments: ["--lang", language]);
        alice.TypeLine("chat bob");
        alice.WaitFor(" → bob");
        alice.TypeLine("Are you coming tonight?");
        alice.WaitFor("tonight? ✓✓");
        bob.Type("chat alice", "Yes, at eight. I bring the cake, if the oven is willing and nobody eats it before");
        Assert.That(bob.WaitFor("\"verdict\""), Does.Contain("\"delivered\""));
        alice.Paste("Good!\nAnd something to drink: 日本酒", isMarked: true);
        alice.WaitFor("2 ");
        alice.Press("Enter");
        alice.WaitFor("日本酒 ✓✓");
        alice.Type("see y");
        alice.WaitFor("bob> see y");

        StoredScreen.Compare(alice, $"conversation.{columns}x{rows}.{language}");
    }

    [Test]
    public void A_group_and_an_invitation_that_is_asked()
    {
        var (bob, carol) = (Json(), Json("carol"));
        var alice = Terminal();
        alice.TypeLine("group bakers");
        alice.WaitFor("#bakers");
        alice.TypeLine("chat bakers");
        alice.WaitFor("Chatting → bakers");
        alice.TypeLine("Is anybody here?");
        alice.WaitFor("Is anybody here? ✗");
        alice.TypeLine("/invite bakers carol");
        carol.WaitFor("\"invitation\"");
        carol.Type("accept");
        alice.WaitFor("carol has joined bakers");
        alice.TypeLine("Hello all");
        alice.WaitFor("Hello all ✓✓ 1");
        carol.Type("chat bakers", "Hello Alice");
        alice.WaitFor("carol: Hello Alice");
        bob.Type("group runners alice");
        alice.WaitFor("bob invites you to the group runners: F2 accepts, F3 declines");

        StoredScreen.Compare(alice, "invitation");
    }

    [Test]
    public void A_file_that_is_offered()
    {
        var bob = Json();
        var cake = Path.Combine(bob.WorkingDirectory, "cake.jpg");
        File.WriteAllBytes(cake, new byte[3_500_000]);
        var alice = Terminal();
        alice.TypeLine("chat bob");
        alice.WaitFor("Chatting → bob");
        bob.Type($"file {cake} alice");
        alice.WaitFor("F2 accepts, F3 declines");

        StoredScreen.Compare(alice, "offer");
    }

    [Test]
    public void The_keys_and_the_commands()
    {
        Json();
        var alice = Terminal(columns: 120, rows: 40);
        alice.Press("F1");
        alice.WaitFor("/commands lists the commands");
        alice.TypeLine("/commands");
        alice.WaitFor("disconnect and");

        StoredScreen.Compare(alice, "help");
    }

    [Test]
    public void Where_the_machines_are()
    {
        Json();
        var alice = Terminal();
        alice.TypeLine("chat bob");
        alice.WaitFor("Chatting → bob");
        alice.TypeLine("/states User");
        alice.WaitFor("Chatting since");

        StoredScreen.Compare(alice, "states");
    }
}
