using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Tests.Joined;

/// <summary>A script that sends a text.</summary>
internal sealed class OneShotTests : OneShotFixture
{
    [TestCase("hello")]
    [TestCase("/quit")]
    [TestCase("quit\n/exit\n\nlast")]
    [TestCase("carol>not for carol")]
    public void Text_is_delivered_as_it_is(string text)
    {
        var bob = World.Join("bob");

        var sender = Send("bob", text);

        Assert.That(bob.Texts, Is.EqualTo(new[] { $"al: {text}" }));
        Assert.That(Outcome(sender), Is.EqualTo((0, "delivered", (string?)null)));
        Assert.That(World.Server.Figures.Sessions, Is.EqualTo(1), "the sender has left");
    }

    [Test]
    public void Recipient_may_be_a_port()
    {
        var bob = World.Join("bob");
        var port = bob.Events.OfType<UsersEvent>().Single().Users.Single().Port;

        var sender = Send($"{port}", "hi");

        Assert.That((Outcome(sender), sender.Outcomes[0].Lines), Is.EqualTo(((0, "delivered", (string?)null), new[] { "delivered to bob" })));
    }

    [TestCase("nobody", "unknown_recipient")]
    [TestCase("al", "recipient_is_self")]
    public void Refused_recipient_is_told(string to, string reason) =>
        Assert.That(Outcome(Send(to, "hi")), Is.EqualTo((4, "failed", (string?)reason)));

    [Test]
    public void Name_that_a_person_holds_is_not_taken_from_them()
    {
        var al = World.Join("al");
        World.Join("bob");

        Assert.That(Outcome(Send("bob", "hi")), Is.EqualTo((4, "not_sent", (string?)"name_taken")));
        Assert.That((al.State, al.Errors), Is.EqualTo(("Connected", Array.Empty<string>())));
    }

    [Test]
    public void Text_that_is_too_long_is_refused_with_the_limit()
    {
        var bob = World.Join("bob");

        var sender = Send("bob", new string('x', World.Limits.MaxText + 1));

        Assert.That(Outcome(sender), Is.EqualTo((4, "not_sent", (string?)"text_too_long")));
        Assert.That(sender.Outcomes[0].Complaints.Single(), Does.Contain($"the text has {World.Limits.MaxText + 1} bytes, and the server takes at most {World.Limits.MaxText}"));
        Assert.That(bob.Texts, Is.Empty);
    }

    [Test]
    public void Recipient_that_shows_nothing_is_given_up_in_time_and_gets_the_text_when_it_can()
    {
        var bob = World.Join("bob");
        bob.Prints = false;
        var sender = Send("bob", "hi", timeout: 2);
        World.Pass(1.5);
        Assert.That(sender.Outcomes, Is.Empty);

        World.Pass(1);

        Assert.That(Outcome(sender), Is.EqualTo((3, "accepted", (string?)"timed_out")));
        Assert.That(sender.Outcomes[0].Complaints.Single(), Does.EndWith("the server has the text, and may still deliver it to bob -- a longer --timeout waits longer"));
        Assert.That(World.Server.Figures.Sessions, Is.EqualTo(1), "the sender has left in good order");
        bob.Prints = true;
        World.Run();
        Assert.That(bob.Texts, Is.EqualTo(new[] { "al: hi" }));
    }

    [Test]
    public void Whoever_waits_for_the_server_only_does_not_wait_for_the_recipient()
    {
        var bob = World.Join("bob");
        bob.Prints = false;

        var sender = World.Begin("al", new SendErrand(Server, "bob", "hi", SendWish.Accepted));
        World.Pass(1);

        Assert.That(Outcome(sender), Is.EqualTo((0, "accepted", (string?)null)));
    }

    [Test]
    public void Server_that_is_not_there_is_told()
    {
        World.StopListening();

        Assert.That(Outcome(Send("bob", "hi")), Is.EqualTo((5, "not_sent", (string?)"server_unreachable")));
    }

    [Test]
    public void Server_that_dies_meanwhile_leaves_an_unknown_fate()
    {
        var bob = World.Join("bob");
        bob.Prints = false;
        var sender = Send("bob", "hi", timeout: 5);

        World.KillServer();
        World.Pass(8);

        Assert.That(sender.Outcomes.Single().ExitCode, Is.EqualTo(5));
        Assert.That(sender.Outcomes[0].Complaints.Single(), Does.StartWith("! timed_out: not in time, for the connection is lost").And.Contain("may still deliver it"));
    }

    [Test]
    public void Lost_connection_that_comes_back_in_time_changes_nothing()
    {
        var bob = World.Join("bob");
        bob.Prints = false;
        var sender = Send("bob", "hi", timeout: 20);

        sender.Wire.Break();
        World.Pass(3);
        bob.Prints = true;
        World.Pass(1);

        Assert.That(Outcome(sender), Is.EqualTo((0, "delivered", (string?)null)));
        Assert.That(bob.Texts, Is.EqualTo(new[] { "al: hi" }));
    }

    [Test]
    public void Nothing_is_waited_for_longer_than_was_said_even_for_the_connection()
    {
        var sender = Unanswered(timeout: 1);

        World.Pass(2);

        Assert.That(Outcome(sender), Is.EqualTo((3, "not_sent", (string?)"timed_out")));
    }

    [Test]
    public void Signal_ends_it_while_it_connects()
    {
        var sender = Unanswered(timeout: null);

        sender.Runner!.Fire(ErrandTrigger.Interrupted);
        World.Pass(1);

        Assert.That(Outcome(sender), Is.EqualTo((130, "not_sent", (string?)"interrupted")));
    }

    [Test]
    public void Server_that_says_nothing_more_is_not_waited_for()
    {
        World.Join("bob").Prints = false;
        var sender = Send("bob", "hi", timeout: 1);
        World.Pass(0.5);
        sender.Wire.IsSilent = true;
        World.Pass(2);
        Assert.That(sender.Outcomes, Is.Empty, "it disconnects in good order, if it can");

        World.Pass(1);
        sender.Runner!.Fire(ErrandTrigger.ClientEnded); // it comes after all

        Assert.That(Outcome(sender), Is.EqualTo((3, "accepted", (string?)"timed_out")));
    }

    [Test]
    public void Second_reason_to_end_changes_nothing()
    {
        World.Join("bob").Prints = false;
        var sender = Send("bob", "hi", timeout: 1);
        World.Pass(0.5);
        sender.Wire.IsSilent = true;
        World.Pass(1);

        sender.Runner!.Fire(ErrandTrigger.Interrupted);
        sender.Runner.Fire(ErrandTrigger.OutputLost);
        World.Pass(2);

        Assert.That(Outcome(sender), Is.EqualTo((3, "accepted", (string?)"timed_out")));
    }

    [Test]
    public void Errand_that_has_ended_has_one_outcome_whatever_comes_then()
    {
        World.Join("bob");
        var sender = Send("bob", "hi", timeout: 5);
        World.Pass(10); // its time is over too
        foreach (var trigger in Enum.GetValues<ErrandTrigger>())
            sender.Runner!.Fire(trigger);

        Assert.That(Outcome(sender), Is.EqualTo((0, "delivered", (string?)null)));
    }

    [Test]
    public void Verdict_that_comes_while_it_leaves_counts()
    {
        var bob = World.Join("bob");
        bob.Prints = false;
        var sender = Send("bob", "hi", timeout: 1);
        sender.Wire.HoldsToServer = true;
        World.Pass(1.2);
        Assert.That(sender.Runner!.State, Is.EqualTo(ErrandState.Leaving));

        bob.Prints = true;
        World.Run();
        sender.Wire.HoldsToServer = false;
        World.Pass(1);

        Assert.That(Outcome(sender), Is.EqualTo((0, "delivered", (string?)null)));
    }
}
