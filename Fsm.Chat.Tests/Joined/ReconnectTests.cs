namespace Fsm.Chat.Tests.Joined;

/// <summary>A bad link between real cores: nothing is lost, nothing is doubled, and nobody else is disturbed.</summary>
public sealed class ReconnectTests : JoinedFixture
{
    [Test]
    public void What_is_written_over_a_link_that_is_cut_again_and_again_arrives_once_and_in_order([Values] bool ofSender)
    {
        var (alice, bob) = Talking();
        string[] lines = [.. Enumerable.Range(1, 200).Select(i => $"{i}")];
        foreach (var chunk in lines.Chunk(10))
        {
            alice.Type(chunk);
            (ofSender ? alice : bob).Wire.Break();
            World.Pass(0.1);
        }

        World.Pass(5);
        Assert.That(bob.Texts, Is.EqualTo(lines.Select(line => $"alice: {line}")));
        Assert.That(alice.Verdicts, Is.EqualTo(lines.Select(line => $"{line} delivered")));
        Assert.That(bob.Events.OfType<MessageEvent>().Select(message => message.IsRepeated), Has.None.True);
    }

    [Test]
    public void Lines_that_are_typed_while_the_connection_is_lost_are_kept_and_sent_once()
    {
        var (alice, bob) = Talking();
        alice.Dials = false;
        alice.Wire.Break();
        alice.Type("one", "two");
        World.Pass(20);
        Assert.That((alice.State, alice.Verdicts), Is.EqualTo(("Reconnecting", Array.Empty<string>())));
        Assert.That(Notices(alice), Does.Contain("reconnecting to 127.0.0.1:7400 (1)").And.Contain("reconnecting to 127.0.0.1:7400 (4)"));
        alice.Dials = true;
        World.Pass(20);

        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: one", "alice: two" }));
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "one delivered", "two delivered" }));
        Assert.That(alice.State, Is.EqualTo("Chatting"));
        alice.Type("three");
        Assert.That(bob.Texts.Last(), Is.EqualTo("alice: three"), "the target is as it was");
    }

    [Test]
    public void What_had_come_and_was_not_shown_yet_is_shown_once()
    {
        var (alice, bob) = Talking();
        bob.Prints = false;
        alice.Type("one", "two");
        bob.Wire.Break();
        World.Pass(1);
        Assert.That(alice.Verdicts, Is.Empty);

        bob.Prints = true;
        World.Run();

        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: one", "alice: two" }));
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "one delivered", "two delivered" }));
    }

    [Test]
    public void Whoever_talks_to_them_is_told_and_nobody_else_sees_anything()
    {
        var (alice, bob) = Talking();
        var carol = World.Join("carol");
        alice.Type("quit", "group team bob carol");
        bob.Type("accept");
        carol.Type("accept");
        var before = carol.Events.Count(shown => shown is not RosterEvent);
        alice.Type("chat bob");

        bob.Wire.Break();
        World.Run();
        Assert.That(Conversations(alice).Last(), Is.EqualTo("interrupted bob"));
        alice.Type("I write on");
        World.Pass(1);

        Assert.That(Conversations(alice).Last(), Is.EqualTo("back bob"));
        Assert.That(alice.Verdicts.Last(), Is.EqualTo("I write on delivered"));
        Assert.That(carol.Events.Count(shown => shown is not RosterEvent), Is.EqualTo(before));
        carol.Type("chat team", "all here?");
        Assert.That(bob.Texts.Last(), Is.EqualTo("carol: all here?"), "groups are as they were");
        Assert.That(carol.Verdicts.Last(), Is.EqualTo("all here? delivered"));
    }

    [Test]
    public void A_link_that_only_the_client_knows_to_be_dead_is_replaced_at_once()
    {
        var (alice, bob) = Talking();
        bob.Wire.BreakAtClient();
        World.Pass(1);

        Assert.That(bob.State, Is.EqualTo("Connected"));
        Assert.That(Conversations(alice), Has.None.Contains("interrupted"));
        alice.Type("still you?");
        Assert.That(alice.Verdicts.Last(), Is.EqualTo("still you? delivered"));
        World.Pass(3);
        Assert.That(World.Server.Figures.Links, Is.EqualTo(2));
    }

    [Test]
    public void Late_bytes_of_the_old_link_are_nothing_to_the_new_one()
    {
        var (alice, bob) = Talking();
        var old = bob.Wire;
        bob.Wire.BreakAtClient();
        alice.Type("one"); // to the old link, which nobody reads
        World.Pass(1);
        old.Break();
        World.Pass(1);

        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: one" }));
        Assert.That(bob.State, Is.EqualTo("Connected"));
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "one delivered" }));
    }

    [Test]
    public void An_answer_that_was_lost_with_the_link_comes_over_the_next_one()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        alice.Wire.IsSilent = true;
        alice.Type("chat bob", "users");
        alice.Wire.Break();
        World.Pass(1);

        Assert.That(alice.State, Is.EqualTo("Chatting"));
        alice.Type("hello");
        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: users", "alice: hello" }), "the line waited for the chat, and was typed into it");
    }

    [Test]
    public void A_name_that_was_taken_meanwhile_ends_the_attempts()
    {
        var (alice, _) = Talking();
        alice.Dials = false;
        World.KillServer();
        alice.Type("unsent");
        World.AddServer("127.0.0.1:7400");
        World.Join("alice");
        alice.Dials = true;
        World.Pass(40);

        Assert.That(alice.State, Is.EqualTo("Disconnected"));
        Assert.That(alice.Errors.Last(), Is.EqualTo("name_taken"));
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "unsent failed not_sent" }));
    }

    [Test]
    public void Whoever_gives_up_is_disconnected_and_may_connect_anew()
    {
        var (alice, bob) = Talking();
        alice.Dials = false;
        alice.Wire.Break();
        alice.Type("kept", "/quit", "/connect", "/disconnect");
        Assert.That(alice.Errors.TakeLast(2), Is.EqualTo(new[] { "reconnecting", "reconnecting" }));
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "kept failed not_sent" }));
        Assert.That(alice.State, Is.EqualTo("Disconnected"));
        alice.Dials = true;
        alice.Type("connect");
        Assert.That(alice.Errors.Last(), Is.EqualTo("name_taken"), "the session waits for its token");
        World.Pass(61);
        alice.Type("connect");
        Assert.That(alice.State, Is.EqualTo("Connected"));
        Assert.That(bob.Texts, Is.Empty);
    }

    [Test]
    public void A_script_waits_with_its_lines_until_the_connection_is_there_again()
    {
        var (alice, bob) = (World.Join("alice", interactive: false), World.Join("bob"));
        alice.Dials = false;
        alice.Wire.Break();
        alice.Type("chat bob", "hello", "quit");
        alice.EndInput();
        World.Pass(3);
        Assert.That(alice.Errors, Is.EqualTo(new[] { "server_unreachable" }));
        alice.Dials = true;
        World.Pass(10);

        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: hello" }));
        Assert.That(alice.ExitCode, Is.Zero);
    }

    [Test]
    public void A_server_that_stops_is_come_back_to_when_it_is_there_again()
    {
        var (alice, bob) = Talking();
        World.Server.Stop();
        World.Pass(8);
        Assert.That((alice.State, bob.State), Is.EqualTo(("Reconnecting", "Reconnecting")));
        World.AddServer("127.0.0.1:7400");
        World.Pass(60);

        Assert.That((alice.State, bob.State), Is.EqualTo(("Chatting", "Connected")));
        alice.Type("still here?", "quit", "chat bob", "yes");
        Assert.That(bob.Texts.Last(), Is.EqualTo("alice: yes"));
    }

    [Test]
    public void A_session_that_a_newer_client_has_taken_is_not_fought_for()
    {
        var (alice, _) = Talking();
        alice.Wire.CloseFromServer(Protocol.Messages.CloseReason.Replaced);
        World.Pass(60);

        Assert.That(alice.State, Is.EqualTo("Disconnected"));
        Assert.That(Notices(alice), Has.None.Contains("reconnecting"));
    }
}
