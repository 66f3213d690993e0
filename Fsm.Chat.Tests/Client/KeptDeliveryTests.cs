using Fsm.Chat.Client.Crash;

namespace Fsm.Chat.Tests.Client;

/// <summary>Messages to somebody who is away, at whoever sends them.</summary>
internal sealed class KeptDeliveryTests : KeepingFixture
{
    [Test]
    public void A_message_is_kept_and_then_delivered()
    {
        var world = KeepingAway();
        world.Line("hello");
        Keep(world, 3, 3);
        Assert.That(world.All<VerdictEvent>().Single(), Is.EqualTo(new VerdictEvent(Address, "1", "bob", "hello", "kept", null, null, 0, 0)));
        world.Server.Deliver(3, 3);
        Assert.That(world.Verdicts(), Is.EqualTo(["hello kept", "hello delivered"]));
        Assert.That(LastState(world), Is.EqualTo("Delivered"));
        world.Server.EndSession();
        Assert.That(world.Verdicts().Length, Is.EqualTo(2));
    }

    [Test]
    public void One_that_is_kept_can_fail_still()
    {
        var world = KeepingAway();
        world.Line("hello");
        Keep(world, 3, 3);
        world.Server.Deliver(3, 3, StatusCode.RecipientGone, handedOver: false);
        Assert.That((world.Verdicts(), LastState(world)), Is.EqualTo((new[] { "hello kept", "hello failed recipient_gone" }, "Failed")));
    }

    [Test]
    public void What_was_said_last_of_a_kept_message_stays_true_when_the_session_ends([Values] bool isLost)
    {
        var world = KeepingAway(settle: Steady);
        world.Line("kept");
        world.Line("accepted");
        Keep(world, 3, 3);
        world.Server.Handled = 4;
        world.Server.Say(new BareMessage(FrameAction.Acknowledge));
        if (isLost)
        {
            world.Client.LinkLost(world.Server.Link);
            world.Advance(FirstWait);
            world.Server.RefuseResume(StatusCode.UnknownSession);
        }
        else
        {
            world.Server.EndSession();
        }

        Assert.That(world.Verdicts().Select(verdict => string.Join(' ', verdict.Split(' ')[..2])), Is.EqualTo(["kept kept", "accepted kept"]));
        Assert.That(world.Journal.Where(step => step.Machine == "Delivery").Select(step => step.To), Has.Exactly(2).EqualTo("Entrusted"));
        world.Line("/states delivery");
        Assert.That(world.All<StatesEvent>().Single().Subjects.Where(subject => subject.Machine == "Delivery"), Is.Empty, "nobody waits for it any more");
    }

    private static string LastState(ClientWorld world) => world.Journal.Last(step => step.Machine == "Delivery").To;

    [Test]
    public void Told_twice_that_it_is_kept_is_a_violation()
    {
        var world = KeepingAway();
        world.Line("hello");
        Keep(world, 3, 3);
        Keep(world, 3, 3);
        AssertViolation(world, CloseReason.NotPermitted);
    }

    [Test]
    public void Keeping_is_for_who_was_granted_it()
    {
        var world = Chatting();
        world.Line("hello");
        Keep(world, 3, 3);
        AssertViolation(world, CloseReason.BadBody);
    }

    [Test]
    public void Nobody_waits_for_what_is_kept_at_the_end_of_a_script()
    {
        var world = KeepingAway(isInteractive: false);
        world.Line("one");
        world.Line("two");
        world.Take(world.Client.InputEnded);
        Keep(world, 3, 4);
        Assert.That(world.State, Is.EqualTo("Disconnecting"));
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That((world.ExitCode, world.Verdicts()), Is.EqualTo(((int?)0, new[] { "one kept", "two kept" })));
    }

    [Test]
    public void More_is_kept_than_may_be_undecided()
    {
        var world = KeepingAway();
        var last = 2ul;
        for (var i = 0; i < Limits.UndecidedMessages + 10; i++)
        {
            world.Line($"{i}");
            Keep(world, ++last, last);
        }

        Assert.That(world.Verdicts().Length, Is.EqualTo(Limits.UndecidedMessages + 10));
        Assert.That(world.Client.Overview().Servers.Single().Undecided, Is.Zero);
    }

    [Test]
    public void An_answer_to_something_later_may_come_before_a_message_is_acknowledged()
    {
        var world = KeepingAway();
        world.Line("hello");
        world.Line("/users");
        var asked = world.Server.Expect(FrameAction.UserList).Header.Sequence;
        world.Server.Handled = 2;
        world.Server.Say(new UserListPage { Request = asked, Total = 0, Users = [] });
        Assert.That(world.All<UsersEvent>().Count(), Is.EqualTo(1));
        world.Client.LinkLost(world.Server.Link);
        world.Advance(1);
        var before = world.Links[^2];
        world.Server.Granted = Wishes.RosterNews | Wishes.Keeping;
        world.Server.GiveBack(before, handled: 2);
        Assert.That(world.Server.Read().Select(frame => frame.Header.Sequence).Where(number => number > 0), Is.EqualTo([3ul, 4ul]), "both are sent again");
        Keep(world, 3, 3);
        Assert.That(world.Verdicts(), Is.EqualTo(["hello kept"]));
        AssertNoViolation(world);
    }

    [Test]
    public void Whoever_goes_on_after_a_crash_is_told_the_verdict_of_what_was_kept()
    {
        var world = LeftBehind(new LineQueued(1, "bob", 0, "hello"), new LineSent(1, 5), new LineKept(1), new FramesHandled(7));
        world.Start();
        (world.Server.Granted, world.Server.Sequence) = (Wishes.Keeping, 7);
        world.Server.GiveBack(world.Server, handled: 9);
        Assert.That(world.Client.Overview().Servers.Single().Undecided, Is.Zero);
        world.Server.Deliver(5, 5);
        Assert.That(world.Verdicts(), Is.EqualTo(["hello delivered"]));
        AssertNoViolation(world);
    }

    [Test]
    public void Whoever_cannot_go_on_after_a_crash_is_told_nothing_of_what_was_kept()
    {
        var world = LeftBehind(new LineQueued(1, "bob", 0, "hello"), new LineSent(1, 5), new LineKept(1), new FramesHandled(7));
        world.Start();
        world.Server.RefuseResume(StatusCode.UnknownSession);
        Assert.That(world.Verdicts(), Is.Empty);
    }
}
