using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Tests.Joined;

/// <summary>A script that waits for messages.</summary>
internal sealed class OneShotListenTests : OneShotFixture
{
    [Test]
    public void Listener_takes_as_many_as_it_wants_and_the_next_one_is_not_acknowledged()
    {
        var listener = World.Begin("builds", new ListenErrand(from: null, count: 2));
        var bob = World.Join("bob");
        listener.Prints = false;
        bob.Type("chat builds", "one", "two", "three");
        Assert.That(listener.Outcomes, Is.Empty);

        listener.Prints = true;
        World.Pass(1);

        Assert.That(listener.Texts, Is.EqualTo(new[] { "bob: one", "bob: two" }));
        Assert.That(bob.Verdicts, Is.EqualTo(new[] { "one delivered", "two delivered", "three failed recipient_gone" }));
        Assert.That(listener.Outcomes.Single().ExitCode, Is.Zero);
    }

    [Test]
    public void Listener_is_ended_by_a_signal_without_a_word()
    {
        var listener = World.Begin("builds", new ListenErrand(from: null, count: null));

        listener.Runner!.Fire(ErrandTrigger.Interrupted);
        World.Pass(1);

        Assert.That((listener.Outcomes.Single().ExitCode, listener.Outcomes[0].Complaints), Is.EqualTo((0, Array.Empty<string>())));
        Assert.That(World.Server.Figures.Sessions, Is.Zero);
    }

    [Test]
    public void Listener_that_has_failed_takes_no_more_messages([Values] bool isConnected)
    {
        var listener = isConnected ? World.Begin("builds", new ListenErrand(from: null, count: null)) : World.Prepare("builds", new ListenErrand(from: null, count: null));

        listener.Runner!.Fire(ErrandTrigger.Failed);

        Assert.That(listener.Runner.Show(new MessageEvent("there", "1", "bob", "builds", "too late")), Is.EqualTo(Outlet.Nowhere));
    }

    [Test]
    public void Listener_that_nobody_reads_any_more_leaves()
    {
        var listener = World.Begin("builds", new ListenErrand(from: null, count: null));

        listener.Runner!.Fire(ErrandTrigger.OutputLost);
        World.Pass(1);

        Assert.That((listener.Outcomes.Single().ExitCode, World.Server.Figures.Sessions), Is.EqualTo((0, 0)));
    }
}
