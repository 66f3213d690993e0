using Fsm.Chat.Client.OneShot;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Errand;

namespace Fsm.Chat.Tests.Joined;

/// <summary>Commands for scripts, with the real cores of both sides.</summary>
public sealed class OneShotTests
{
    private const string Server = "127.0.0.1:7400";

    private JoinedWorld _world = null!;

    [SetUp]
    public void Begin() => _world = new(new Limits { FirstUsers = 5, Rate = 0 });

    [TearDown]
    public void Nobody_found_a_bug()
    {
        _world.AssertNoBugs();
        _world.Dispose();
    }

    [TestCase("hello")]
    [TestCase("/quit")]
    [TestCase("quit\n/exit\n\nlast")]
    [TestCase("carol>not for carol")]
    public void Text_is_delivered_as_it_is(string text)
    {
        var bob = _world.Join("bob");

        var sender = Send("bob", text);

        Assert.That(bob.Texts, Is.EqualTo(new[] { $"al: {text}" }));
        Assert.That(Outcome(sender), Is.EqualTo((0, "delivered", (string?)null)));
        Assert.That(_world.Server.Figures.Sessions, Is.EqualTo(1), "the sender has left");
    }

    [Test]
    public void Recipient_may_be_a_port()
    {
        var bob = _world.Join("bob");
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
        var al = _world.Join("al");
        _world.Join("bob");

        Assert.That(Outcome(Send("bob", "hi")), Is.EqualTo((4, "not_sent", (string?)"name_taken")));
        Assert.That((al.State, al.Errors), Is.EqualTo(("Connected", Array.Empty<string>())));
    }

    [Test]
    public void Text_that_is_too_long_is_refused_with_the_limit()
    {
        var bob = _world.Join("bob");

        var sender = Send("bob", new string('x', _world.Limits.MaxText + 1));

        Assert.That(Outcome(sender), Is.EqualTo((4, "not_sent", (string?)"text_too_long")));
        Assert.That(sender.Outcomes[0].Complaints.Single(), Does.Contain($"the text has {_world.Limits.MaxText + 1} bytes, and the server takes at most {_world.Limits.MaxText}"));
        Assert.That(bob.Texts, Is.Empty);
    }

    [Test]
    public void Recipient_that_shows_nothing_is_given_up_in_time_and_gets_the_text_when_it_can()
    {
        var bob = _world.Join("bob");
        bob.Prints = false;
        var sender = Send("bob", "hi", timeout: 2);
        _world.Pass(1.5);
        Assert.That(sender.Outcomes, Is.Empty);

        _world.Pass(1);

        Assert.That(Outcome(sender), Is.EqualTo((3, "accepted", (string?)"timed_out")));
        Assert.That(sender.Outcomes[0].Complaints.Single(), Does.EndWith("the server has the text, and may still deliver it to bob"));
        Assert.That(_world.Server.Figures.Sessions, Is.EqualTo(1), "the sender has left in good order");
        bob.Prints = true;
        _world.Run();
        Assert.That(bob.Texts, Is.EqualTo(new[] { "al: hi" }));
    }

    [Test]
    public void Whoever_waits_for_the_server_only_does_not_wait_for_the_recipient()
    {
        var bob = _world.Join("bob");
        bob.Prints = false;

        var sender = _world.Begin("al", new SendErrand(Server, "bob", "hi", SendWish.Accepted));
        _world.Pass(1);

        Assert.That(Outcome(sender), Is.EqualTo((0, "accepted", (string?)null)));
    }

    [Test]
    public void Server_that_is_not_there_is_told()
    {
        _world.StopListening();

        Assert.That(Outcome(Send("bob", "hi")), Is.EqualTo((5, "not_sent", (string?)"server_unreachable")));
    }

    [Test]
    public void Server_that_dies_meanwhile_leaves_an_unknown_fate()
    {
        var bob = _world.Join("bob");
        bob.Prints = false;
        var sender = Send("bob", "hi", timeout: 5);

        _world.KillServer();
        _world.Pass(8);

        Assert.That(sender.Outcomes.Single().ExitCode, Is.EqualTo(5));
        Assert.That(sender.Outcomes[0].Complaints.Single(), Does.StartWith("! timed_out: not in time, for the connection is lost").And.Contain("may still deliver it"));
    }

    [Test]
    public void Lost_connection_that_comes_back_in_time_changes_nothing()
    {
        var bob = _world.Join("bob");
        bob.Prints = false;
        var sender = Send("bob", "hi", timeout: 20);

        sender.Wire.Break();
        _world.Pass(3);
        bob.Prints = true;
        _world.Pass(1);

        Assert.That(Outcome(sender), Is.EqualTo((0, "delivered", (string?)null)));
        Assert.That(bob.Texts, Is.EqualTo(new[] { "al: hi" }));
    }

    [Test]
    public void Listener_takes_as_many_as_it_wants_and_the_next_one_is_not_acknowledged()
    {
        var listener = _world.Begin("builds", new ListenErrand(from: null, count: 2));
        var bob = _world.Join("bob");
        listener.Prints = false;
        bob.Type("chat builds", "one", "two", "three");
        Assert.That(listener.Outcomes, Is.Empty);

        listener.Prints = true;
        _world.Pass(1);

        Assert.That(listener.Texts, Is.EqualTo(new[] { "bob: one", "bob: two" }));
        Assert.That(bob.Verdicts, Is.EqualTo(new[] { "one delivered", "two delivered", "three failed recipient_gone" }));
        Assert.That(listener.Outcomes.Single().ExitCode, Is.Zero);
    }

    [Test]
    public void Listener_is_ended_by_a_signal_without_a_word()
    {
        var listener = _world.Begin("builds", new ListenErrand(from: null, count: null));

        listener.Runner!.Fire(ErrandTrigger.Interrupted);
        _world.Pass(1);

        Assert.That((listener.Outcomes.Single().ExitCode, listener.Outcomes[0].Complaints), Is.EqualTo((0, Array.Empty<string>())));
        Assert.That(_world.Server.Figures.Sessions, Is.Zero);
    }

    [Test]
    public void Nothing_is_waited_for_longer_than_was_said_even_for_the_connection()
    {
        var sender = Unanswered(timeout: 1);

        _world.Pass(2);

        Assert.That(Outcome(sender), Is.EqualTo((3, "not_sent", (string?)"timed_out")));
    }

    [Test]
    public void Signal_ends_it_while_it_connects()
    {
        var sender = Unanswered(timeout: null);

        sender.Runner!.Fire(ErrandTrigger.Interrupted);
        _world.Pass(1);

        Assert.That(Outcome(sender), Is.EqualTo((130, "not_sent", (string?)"interrupted")));
    }

    [Test]
    public void Server_that_says_nothing_more_is_not_waited_for()
    {
        _world.Join("bob").Prints = false;
        var sender = Send("bob", "hi", timeout: 1);
        sender.Wire.IsSilent = true;
        _world.Pass(2.5);
        Assert.That(sender.Outcomes, Is.Empty, "it disconnects in good order, if it can");

        _world.Pass(1);

        Assert.That(Outcome(sender), Is.EqualTo((3, "accepted", (string?)"timed_out")));
    }

    [Test]
    public void Second_reason_to_end_changes_nothing()
    {
        _world.Join("bob").Prints = false;
        var sender = Send("bob", "hi", timeout: 1);
        sender.Wire.IsSilent = true;
        _world.Pass(1.5);

        sender.Runner!.Fire(ErrandTrigger.Interrupted);
        sender.Runner.Fire(ErrandTrigger.OutputLost);
        _world.Pass(2);

        Assert.That(Outcome(sender), Is.EqualTo((3, "accepted", (string?)"timed_out")));
    }

    [Test]
    public void Verdict_that_comes_while_it_leaves_counts()
    {
        var bob = _world.Join("bob");
        bob.Prints = false;
        var sender = Send("bob", "hi", timeout: 1);
        sender.Wire.HoldsToServer = true;
        _world.Pass(1.2);
        Assert.That(sender.Runner!.State, Is.EqualTo(ErrandState.Leaving));

        bob.Prints = true;
        _world.Run();
        sender.Wire.HoldsToServer = false;
        _world.Pass(1);

        Assert.That(Outcome(sender), Is.EqualTo((0, "delivered", (string?)null)));
    }

    [Test]
    public void Listener_that_nobody_reads_any_more_leaves()
    {
        var listener = _world.Begin("builds", new ListenErrand(from: null, count: null));

        listener.Runner!.Fire(ErrandTrigger.OutputLost);
        _world.Pass(1);

        Assert.That((listener.Outcomes.Single().ExitCode, _world.Server.Figures.Sessions), Is.EqualTo((0, 0)));
    }

    [Test]
    public void All_pages_of_people_are_listed()
    {
        for (var i = 0; i < 17; i++)
            _world.Join($"p{i:00}");
        _world.Join("quentin");

        var all = _world.Begin("al", new UsersErrand(Server, ""));
        var some = _world.Begin("al", new UsersErrand(Server, "p1"));

        Assert.That(all.Outcomes.Single().Lines.Select(line => line.Split(' ')[0]), Is.EqualTo(Enumerable.Range(0, 17).Select(i => $"p{i:00}").Append("quentin")));
        Assert.That(some.Outcomes.Single().Lines.Select(line => line.Split(' ')[0]), Is.EqualTo(Enumerable.Range(10, 7).Select(i => $"p{i:00}")));
    }

    [Test]
    public void File_has_one_result_for_each_recipient()
    {
        var (bob, carol, dave) = (_world.Join("bob"), _world.Join("carol"), _world.Join("dave"));
        var sender = new JoinedFile(_world).Offer("bob", "carol", "dave");

        bob.Type("accept");
        carol.Type("decline");
        Assert.That(sender.Outcomes, Is.Empty);
        _world.Pass(61);

        Assert.That(sender.Outcomes.Single().ExitCode, Is.EqualTo(4));
        Assert.That(sender.Outcomes[0].Lines, Is.EqualTo(new[] { "bob: completed", "carol: declined", "dave: expired" }));
    }

    [Test]
    public void File_that_everybody_takes_is_a_success()
    {
        var bob = _world.Join("bob");
        var sender = new JoinedFile(_world).Offer("bob");

        bob.Type("accept");
        _world.Pass(1);

        Assert.That((sender.Outcomes.Single().ExitCode, sender.Outcomes[0].Lines), Is.EqualTo((0, new[] { "bob: completed" })));
    }

    private JoinedClient Send(string to, string text, double? timeout = null)
    {
        var sender = _world.Begin("al", new SendErrand(Server, to, text, SendWish.Delivered), timeout);
        if (timeout is null)
            _world.Pass(1);
        return sender;
    }

    // Whoever is dialled never answers.
    private JoinedClient Unanswered(double? timeout)
    {
        var sender = _world.Prepare("al", new SendErrand(Server, "bob", "hi", SendWish.Delivered), timeout);
        sender.Client.Start(Fsm.Chat.Client.Session.ServerEndpoint.Default);
        sender.Wire.IsSilent = true;
        _world.Run();
        return sender;
    }

    private static (int Exit, string Status, string? Reason) Outcome(JoinedClient client)
    {
        var outcome = client.Outcomes.Single();
        var fields = outcome.Results.Single().Fields.ToDictionary(field => field.Name, field => field.Value);
        return (outcome.ExitCode, (string)fields["status"]!, (string?)fields["reason"]);
    }

    private sealed class JoinedFile(JoinedWorld world)
    {
        public JoinedClient Offer(params string[] people)
        {
            var sender = world.Prepare("al", new SendFileErrand(Server, "plan.txt", people));
            sender.Disk.Files["plan.txt"] = FileScene.Random(seed: 1, length: 100);
            sender.Client.Start(Fsm.Chat.Client.Session.ServerEndpoint.Default);
            world.Run();
            return sender;
        }
    }
}
