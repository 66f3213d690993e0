using Fsm.Chat.Protocol.Machines.Server.Server;

namespace Fsm.Chat.Tests.Joined;

/// <summary>Two people talk, core against core, and every way of it going wrong ends as promised on both screens.</summary>
public sealed class TwoPeopleTalkTests : JoinedFixture
{
    [Test]
    public void Both_see_each_other_with_address_and_port()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));

        Assert.That(bob.Events.OfType<UsersEvent>().Single().Users.Select(user => user.Name), Is.EqualTo(new[] { "alice", "bob" }));
        alice.Type("users b");
        Assert.That(alice.Events.OfType<UsersEvent>().Last().Users.Single().Name, Is.EqualTo("bob"));
    }

    [Test]
    public void A_conversation_goes_both_ways_and_ends_with_quit()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));

        alice.Type("chat bob", "hello bob");
        bob.Type("chat ALICE", "hello alice", "quit");
        alice.Type("quit", "nobody hears this");

        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: hello bob" }));
        Assert.That(alice.Texts, Is.EqualTo(new[] { "bob: hello alice" }));
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "hello bob delivered" }));
        Assert.That(bob.Verdicts, Is.EqualTo(new[] { "hello alice delivered" }));
        Assert.That(alice.Errors, Is.EqualTo(new[] { "unknown_command" }));
        Assert.That(alice.Events.OfType<ConversationEvent>().Select(e => e.Status), Is.EqualTo(new[] { "open", "peer_opened", "peer_left", "left" }));
        Assert.That((alice.State, bob.State), Is.EqualTo(("Connected", "Connected")));
    }

    [Test]
    public void Chat2_reaches_anybody_and_what_arrives_never_moves_the_target()
    {
        var (alice, bob, carol) = (World.Join("alice"), World.Join("bob"), World.Join("carol"));

        alice.Type("chat2", "bob>one", "carol > two", "bob>three > four", "ghost>five");
        bob.Type("chat carol");
        alice.Type("/users", "bob>six");
        bob.Type("this is for carol");

        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: one", "alice: three > four", "alice: six" }));
        Assert.That(carol.Texts.Last(), Is.EqualTo("bob: this is for carol"));
        Assert.That(alice.Verdicts.Last(verdict => verdict.StartsWith("five", StringComparison.Ordinal)), Is.EqualTo("five failed unknown_recipient"));
        alice.Type("quit");
        Assert.That(alice.State, Is.EqualTo("Connected"));
    }

    [Test]
    public void Crossing_requests_open_one_conversation()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        alice.Prints = bob.Prints = false;

        alice.Type("chat bob");
        bob.Type("chat alice");
        alice.Prints = bob.Prints = true;
        alice.Type("hello");

        Assert.That((alice.State, bob.State), Is.EqualTo(("Chatting", "Chatting")));
        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: hello" }));
    }

    [Test]
    public void A_message_is_delivered_only_when_it_was_shown()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        bob.Prints = false;

        alice.Type("chat bob", "hello");
        World.Pass(1);
        Assert.That(alice.Verdicts, Is.Empty);
        Assert.That(alice.Events.OfType<SentEvent>().Last().Status, Is.EqualTo("accepted"));
        bob.Prints = true;
        World.Run();

        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "hello delivered" }));
    }

    [Test]
    public void When_the_others_host_dies_the_sender_is_told_and_pending_messages_fail()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        alice.Type("chat bob", "seen");
        bob.Prints = false;
        alice.Type("pending");

        bob.Die();
        Assert.That(alice.Events.OfType<ConversationEvent>().Last().Status, Is.EqualTo("interrupted"));
        World.Pass(61);
        alice.Type("too late");

        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "seen delivered", "pending failed recipient_gone", "too late failed unknown_recipient" }));
        Assert.That(alice.Events.OfType<ConversationEvent>().TakeLast(2).Select(news => news.Status), Is.EqualTo(new[] { "peer_gone", "refused" }));
        Assert.That(alice.State, Is.EqualTo("Chatting"), "what arrives does not change where typed text goes");
        var newcomer = World.Join("bob");
        alice.Type("is it you?", "/resend");
        Assert.That(newcomer.Texts, Is.EqualTo(new[] { "alice: is it you?", "alice: too late" }));
        Assert.That(alice.Events.OfType<ConversationEvent>().Single(news => news.Reason is not null && news.Status == "open").Text, Does.Contain("another session"));
    }

    [Test]
    public void When_the_server_dies_both_clients_say_so_and_messages_are_unknown()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        bob.Prints = false;
        alice.Type("chat bob", "hello");

        World.KillServer();

        Assert.That(alice.Errors, Is.EqualTo(new[] { "server_unreachable" }));
        Assert.That(bob.Errors, Is.EqualTo(new[] { "server_unreachable" }));
        alice.Type("hello?", "/users");
        Assert.That(alice.Errors, Is.EqualTo(new[] { "server_unreachable", "reconnecting" }));
        Assert.That(alice.Verdicts, Is.Empty, "it may come back");
        World.AddServer("127.0.0.1:7400");
        World.Pass(2);

        Assert.That(alice.Errors.Last(), Is.EqualTo("unknown_session"));
        Assert.That((alice.State, bob.State), Is.EqualTo(("Chatting", "Connected")));
        alice.Type("is it you?");
        bob.Prints = true;
        World.Pass(2);
        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "hello unknown peer_lost", "hello? delivered", "is it you? delivered" }), "what may have been seen is not sent again, and what was kept goes");
    }

    [Test]
    public void On_a_dead_link_without_an_end_everybody_hears_of_it_by_their_own_timeout()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        alice.Type("chat bob", "hello");
        alice.Wire.IsSilent = bob.Wire.IsSilent = true;
        alice.Type("lost");

        World.Pass(74);
        Assert.That(bob.Errors, Is.Empty);
        World.Pass(2);

        Assert.That(bob.Errors, Is.EqualTo(new[] { "server_unreachable" }), "whoever only receives is told by its own timeout");
        Assert.That(alice.Errors, Is.EqualTo(new[] { "server_unreachable" }));
        World.Pass(2);
        Assert.That(alice.Verdicts.Last(), Is.EqualTo("lost delivered"), "and they come back by themselves");
        Assert.That((World.Server.Figures.Links, World.Server.Figures.Sessions), Is.EqualTo((2, 2)));
    }

    [Test]
    public void A_sender_asks_after_five_seconds_whether_the_server_is_there()
    {
        var (alice, _) = (World.Join("alice"), World.Join("bob"));
        alice.Type("chat bob");
        alice.Wire.IsSilent = true;
        alice.Type("lost");

        World.Pass(5 + 45 + 1);

        Assert.That(alice.Errors, Is.EqualTo(new[] { "server_unreachable" }), "five seconds, then the probe's forty-five");
    }

    [Test]
    public void Silent_people_stay_connected()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));

        World.Pass(300);
        alice.Type("chat bob", "still there?");

        Assert.That(alice.Verdicts, Is.EqualTo(new[] { "still there? delivered" }));
        Assert.That(bob.Errors.Concat(alice.Errors), Is.Empty);
    }

    [Test]
    public void A_name_that_is_held_is_refused_and_the_client_lives_on()
    {
        World.Join("alice");
        var other = World.Join("ALICE");

        Assert.That(other.Errors, Is.EqualTo(new[] { "name_taken" }));
        other.Type("connect 127.0.0.1:7400 alicia");
        Assert.That(other.State, Is.EqualTo("Connected"));
    }

    [Test]
    public void A_server_that_stops_says_so_and_gives_the_verdicts_first()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        bob.Prints = false;
        alice.Type("chat bob", "in time");

        World.Server.Stop();
        World.Run();
        alice.Type("too late");
        bob.Prints = true;
        World.Run();

        Assert.That(alice.Verdicts, Is.EquivalentTo(new[] { "in time delivered", "too late failed server_stopping" }));
        Assert.That(alice.Errors, Is.EqualTo(new[] { "server_unreachable" }));
        Assert.That(World.Server.Figures.State, Is.EqualTo(ServerState.Stopped));
    }

    [Test]
    public void A_disconnect_is_confirmed_and_the_others_are_told()
    {
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        alice.Type("chat bob", "hello", "/disconnect");

        Assert.That((alice.State, alice.Errors.Count()), Is.EqualTo(("Disconnected", 0)));
        Assert.That(bob.Events.OfType<ConversationEvent>().Last().Status, Is.EqualTo("peer_gone"));
        Assert.That(World.Server.Figures.Links, Is.EqualTo(1));
    }

    [Test]
    public void Two_servers_at_once_are_kept_apart()
    {
        World.AddServer("127.0.0.1:7401");
        var (alice, bob) = (World.Join("alice"), World.Join("bob"));
        alice.Type("connect 127.0.0.1:7401");
        var carol = World.Add("carol");
        carol.Client.Start(ServerEndpoint.Parse("127.0.0.1:7401")!);
        World.Run();

        alice.Type("chat carol", "on the second", "/server 127.0.0.1:7400", "chat bob", "on the first");

        Assert.That(carol.Texts, Is.EqualTo(new[] { "alice: on the second" }));
        Assert.That(bob.Texts, Is.EqualTo(new[] { "alice: on the first" }));
        World.KillServer("127.0.0.1:7401");
        alice.Type("and still");
        Assert.That(alice.Verdicts.Last(), Is.EqualTo("and still delivered"));
    }
}
