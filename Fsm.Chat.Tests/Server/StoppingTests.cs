using Fsm.Chat.Protocol.Machines.Server.Server;

namespace Fsm.Chat.Tests.Server;

/// <summary>Stopping has an order: announce, wait for the verdicts, close, force what does not close.</summary>
public sealed class StoppingTests : HubFixture
{
    [Test]
    public void An_emptyServer_stops_at_once()
    {
        Server.Hub.Stop();

        Assert.That(Server.Hub.Stopped.IsCompleted, Is.True);
    }

    [Test]
    public void An_idleServer_announces_and_closes_everybody()
    {
        var (alice, silent) = (Server.Connect("alice"), Server.Dial());

        Server.Hub.Stop();

        Assert.That(Server.Hub.Closing.IsCompleted, Is.True);
        Assert.That(Server.Hub.Figures.Sessions, Is.Zero);
        alice.Expect(FrameAction.Presence);
        Assert.That(alice.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
        Assert.That(silent.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
        alice.EndInput();
        Assert.That(Server.Hub.Stopped.IsCompleted, Is.False);
        silent.EndInput();
        Assert.That(Server.Hub.Stopped.IsCompleted, Is.True);
    }

    [Test]
    public void Accepted_messages_get_their_verdicts_before_the_end_and_new_ones_are_refused()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        alice.SendText("bob", "in time");

        Server.Hub.Stop();
        alice.SendText("bob", "too late");
        var latecomer = Server.Dial().SendConnect("carol");

        Assert.That(alice.ExpectVerdicts(), Is.EqualTo(new[] { VerdictRange.OfFailed(3, StatusCode.ServerStopping, handedOver: false) }));
        Assert.That(latecomer.ExpectConfirmation().Status, Is.EqualTo(StatusCode.ServerStopping));
        Assert.That(Server.Hub.Figures.State, Is.EqualTo(ServerState.Draining));
        bob.Acknowledge();
        Assert.That(alice.ExpectVerdicts(), Is.EqualTo(new[] { VerdictRange.OfDelivered(2) }));
        Assert.That(alice.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
    }

    [Test]
    public void A_recipient_that_never_acknowledges_delays_the_end_by_five_seconds()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        alice.SendText("bob", "hello");
        Server.Hub.Stop();

        Server.Pass(TimeSpan.FromSeconds(5.1));

        Assert.That(alice.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
        alice.EndInput();
        bob.EndInput();
        Assert.That(Server.Hub.Stopped.IsCompleted, Is.True);
    }

    [Test]
    public void Links_that_do_not_close_are_forced_and_theServer_ends()
    {
        var alice = Server.Connect("alice");
        Server.Hub.Stop();

        Server.Pass(TimeSpan.FromSeconds(3.1));

        Assert.That(alice.IsAborted, Is.True);
        Assert.That(Server.Hub.Stopped.IsCompleted, Is.True);
    }

    [Test]
    public void Everybody_may_leave_while_verdicts_are_awaited()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        alice.SendText("bob", "hello");

        Server.Hub.Stop();
        Server.Hub.Stop();
        alice.Expect(FrameAction.Presence);
        alice.Drop();
        bob.Drop();

        Assert.That(Server.Hub.Stopped.IsCompleted, Is.True);
    }

    [Test]
    public void AServer_that_everybody_has_left_goes_on()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        alice.SendText("bob", "hello");

        alice.Drop();
        bob.Drop();

        Assert.That(Server.Hub.Figures.State, Is.EqualTo(ServerState.Idle));
        Server.Connect("carol");
    }

    [Test]
    public void Newcomers_do_not_hold_up_the_end()
    {
        Server.Connect("alice");
        Server.Hub.Stop();
        Server.Hub.Stop();
        Server.Pass(TimeSpan.FromSeconds(1.9));
        var newcomer = Server.Dial();

        Server.Pass(TimeSpan.FromSeconds(1.2));

        Assert.That(newcomer.IsAborted, Is.True);
        Assert.That(Server.Hub.Stopped.IsCompleted, Is.True);
        Assert.That(Server.Hub.Figures.State, Is.EqualTo(ServerState.Stopped));
    }

    [Test]
    public void Whoever_has_taken_leave_is_not_told_again()
    {
        var alice = Server.Connect("alice").SendBare(FrameAction.DisconnectRequest);
        Assert.That(alice.ExpectConfirmation(), Is.EqualTo((2UL, StatusCode.Ok)));
        Assert.That(alice.ExpectClose(), Is.EqualTo(CloseReason.Requested));
        Assert.That(Server.Hub.Figures.Sessions, Is.Zero);

        Server.Hub.Stop();

        alice.ExpectNothing();
        alice.EndInput();
        Assert.That(Server.Hub.Stopped.IsCompleted, Is.True);
    }

    [Test]
    public void Everything_that_is_overdue_after_a_sleep_of_the_machine_happens_in_its_order()
    {
        var (alice, bob) = (Server.Connect("alice"), Server.Connect("bob"));
        alice.SendText("bob", "hello");
        alice.Link.SetWriteBlocked(TimeSpan.FromTicks(1));
        bob.Link.SetWriteBlocked(TimeSpan.FromTicks(1));
        Server.Pass(TimeSpan.FromSeconds(6));
        Server.Hub.Stop();

        Server.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.That((alice.IsAborted, bob.IsAborted), Is.EqualTo((true, true)));
        Assert.That(Server.Hub.Stopped.IsCompleted, Is.True);
    }

    [Test]
    public void Connections_that_come_while_links_are_closing_are_closed_at_once()
    {
        Server.Connect("alice");
        Server.Hub.Stop();

        Assert.That(Server.Dial().ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
    }
}
