namespace Fsm.Chat.Tests.Joined;

/// <summary>A client that is killed and started again goes on with the session it had.</summary>
public sealed class CrashTests : JoinedFixture
{
    [Test]
    public void It_is_where_it_was()
    {
        var (alice, bob) = Talking();
        bob.Type("group team alice");
        alice.Type("/accept");
        bob.Type("chat alice");
        alice.Kill();
        Assert.That(Conversations(bob).Last(), Is.EqualTo("interrupted alice"));

        alice = World.Restart(alice);

        Assert.That(alice.State, Is.EqualTo("Chatting"));
        Assert.That(Conversations(bob).Last(), Is.EqualTo("back alice"));
        alice.Type("I am back", "/quit", "chat team", "all of you");
        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: I am back", "alice: all of you" }));
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "I am back delivered", "all of you delivered" }));
    }

    [Test]
    public void When_its_link_is_cut_again_it_comes_back_as_if_it_had_never_been_killed([Values] bool hasSentSince)
    {
        var (alice, bob) = Talking();
        alice.Kill();
        alice = World.Restart(alice);
        if (hasSentSince)
            alice.Type("one");
        alice.Wire.Break();
        World.Pass(2);
        alice.Type("two");

        Assert.That(alice.State, Is.EqualTo("Chatting"));
        Assert.That(alice.Verdicts.Last(), Is.EqualTo("two delivered"));
        Assert.That(bob.Texts, Is.EqualTo(hasSentSince ? ["alice: one", "alice: two"] : new[] { "alice: two" }));
    }

    [Test]
    public void What_came_while_it_was_dead_is_shown_and_what_may_have_been_shown_is_marked()
    {
        var (alice, bob) = Talking();
        alice.Prints = false;
        bob.Type("chat alice", "on the way"); // comes, and may be on the screen: it was not said to be
        alice.Kill();
        bob.Type("while away");

        alice = World.Restart(alice);

        Assert.That(
            alice.Events.OfType<MessageEvent>().Select(message => (message.Text, message.IsRepeated)),
            Is.EqualTo(new[] { ("on the way", true), ("while away", false) }));
        Assert.That(bob.Verdicts, Is.EqualTo(new[] { "on the way delivered", "while away delivered" }));
    }

    [Test]
    public void What_was_shown_and_said_to_be_is_not_shown_again()
    {
        var (alice, bob) = Talking();
        bob.Type("chat alice", "once");
        alice.Kill();
        alice = World.Restart(alice);
        Assert.That(alice.Texts, Is.Empty);
    }

    [Test]
    public void Verdicts_of_what_it_had_sent_come_to_the_new_one()
    {
        var (alice, bob) = Talking();
        bob.Prints = false;
        alice.Type("one", "two");
        alice.Kill();
        alice = World.Restart(alice);
        Assert.That(alice.Verdicts, Is.Empty);

        bob.Prints = true;
        World.Run();

        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "one delivered", "two delivered" }));
        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: one", "alice: two" }));
    }

    [Test]
    public void A_verdict_that_came_and_was_not_shown_comes_to_the_new_one()
    {
        var (alice, bob) = Talking();
        alice.Prints = false;
        alice.Type("one");
        Assert.That(alice.Verdicts, Has.One.Items, "it is on its way to the screen");
        alice.Kill();

        alice = World.Restart(alice);

        Assert.That((alice.State, alice.Errors.Count()), Is.EqualTo(("Chatting", 0)));
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "one delivered" }));
        alice.Type("two");
        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: one", "alice: two" }));
    }

    [TestCase("/users")]
    [TestCase("/chat carol")]
    [TestCase("/group team bob")]
    public void An_answer_that_came_and_was_not_shown_disturbs_nobody(string asked)
    {
        var (alice, bob) = Talking();
        alice.Prints = false;
        alice.Type(asked);
        alice.Kill();

        alice = World.Restart(alice);
        alice.Type("/quit", "chat bob", "hello");

        Assert.That(alice.Errors, Is.Empty);
        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: hello" }));
    }

    [Test]
    public void A_session_that_was_taken_over_outlives_the_next_link_too()
    {
        var (alice, bob) = Talking();
        alice.Kill();
        alice = World.Restart(alice);
        alice.Type("one");
        alice.Wire.Break();
        World.Pass(2);

        alice.Type("two");

        Assert.That(alice.State, Is.EqualTo("Chatting"));
        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: one", "alice: two" }));
    }

    [Test]
    public void Lines_that_never_got_to_the_server_are_offered([Values] bool sent)
    {
        var (alice, bob) = Talking();
        alice.Wire.IsSilent = sent; // taken from the queue, and lost on the way
        if (!sent)
        {
            alice.Dials = false;
            alice.Wire.Break();
        }

        alice.Type("one", "two");
        alice.Kill();
        alice = World.Restart(alice);

        Assert.That(bob.Texts, Is.Empty);
        Assert.That(Notices(alice), Has.One.StartsWith("2 of your lines never got to 127.0.0.1:7400"));
        alice.Type("/unsent", "/resend", "/unsent");
        Assert.That(Notices(alice), Does.Contain("bob> one").And.Contain("bob> two").And.Contain("every line of yours was sent"));
        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: one", "alice: two" }));
        Assert.That(alice.Verdicts.TakeLast(2), Is.EqualTo(new[] { "one delivered", "two delivered" }));
    }

    [Test]
    public void Lines_that_are_discarded_are_not_offered_again()
    {
        var (alice, _) = Talking();
        alice.Dials = false;
        alice.Wire.Break();
        alice.Type("one");
        alice.Kill();
        alice = World.Restart(alice);
        alice.Type("/discard");
        alice.Kill();
        alice = World.Restart(alice);
        Assert.That(Notices(alice), Has.None.Contains("never got"));
    }

    [Test]
    public void When_the_server_has_forgotten_it_what_was_sent_is_unknown_and_what_was_not_is_offered()
    {
        var (alice, bob) = Talking();
        bob.Prints = false;
        alice.Type("sent");
        alice.Dials = false;
        alice.Wire.Break();
        alice.Type("not sent");
        alice.Kill();
        World.Pass(61);

        alice = World.Restart(alice);
        World.Pass(1);

        Assert.That(alice.Errors, Is.EqualTo(new[] { "unknown_session" }));
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "sent unknown peer_lost" }));
        Assert.That(Notices(alice), Has.One.StartsWith("1 of your lines never got"));
        Assert.That(alice.State, Is.EqualTo("Chatting"), "the lines that follow were typed for bob");
        alice.Type("/resend");
        bob.Prints = true;
        World.Run();
        Assert.That(alice.Verdicts.Last(), Is.EqualTo("not sent delivered"));
    }

    [Test]
    public void Crashes_in_a_row_double_nothing_on_one_screen_and_lose_nothing_silently()
    {
        var (alice, bob) = Talking();
        var screens = new List<JoinedClient> { bob };
        for (var i = 0; i < 100; i++)
        {
            alice.Type($"{i}");
            if (i % 7 == 3)
                bob.Prints = false;
            if (i % 7 == 6)
            {
                bob.Kill();
                screens.Add(bob = World.Restart(bob));
            }
        }

        World.Pass(5);
        foreach (var screen in screens)
            Assert.That(screen.Texts, Is.Unique);
        var first = screens.SelectMany(screen => screen.Events.OfType<MessageEvent>()).DistinctBy(message => message.Text).Select(message => message.Text);
        Assert.That(first, Is.EqualTo(Enumerable.Range(0, 100).Select(i => $"{i}")));
        Assert.That(alice.Verdicts, Is.EqualTo(Enumerable.Range(0, 100).Select(i => $"{i} delivered")));
    }

    [Test]
    public void A_client_that_disconnects_leaves_nothing_to_come_back_to()
    {
        var (alice, bob) = Talking();
        alice.Type("/disconnect");
        alice.Kill();
        alice = World.Restart(alice);
        Assert.That((alice.State, Conversations(bob).Last(news => news != "peer_arrived alice")), Is.EqualTo(("Connected", "peer_gone alice")));
    }
}
