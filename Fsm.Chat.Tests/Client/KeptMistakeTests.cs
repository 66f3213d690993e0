using Fsm.Chat.Tests.Simulation.Oracle;

namespace Fsm.Chat.Tests.Client;

/// <summary>A mistake of our own about one message to somebody who is away ends that message, and says nothing of it that is not so.</summary>
internal sealed class KeptMistakeTests : KeepingFixture
{
    protected override int ExpectedErrors => 1;

    [TestCase("kept")]
    [TestCase("delivered")]
    [TestCase("failed")]
    public void One_that_is_kept_stays_so_whatever_the_server_says_then(string then)
    {
        var world = KeepingAway();
        Fail(world, "KeptReceived");
        world.Line("one");
        Keep(world, 3, 3);
        Assert.That(Logged(world).Last(), Is.EqualTo("Entrusted"));
        world.Line("/states delivery");
        Assert.That(world.All<StatesEvent>().Single().Subjects.Where(subject => subject.Machine == "Delivery"), Is.Empty);
        if (then == "kept")
            Keep(world, 3, 3);
        else
            world.Server.Deliver(3, 3, then == "failed" ? StatusCode.RecipientGone : StatusCode.Ok);

        Assert.That((world.Verdicts().Except(["one kept"]), Logged(world).Last()), Is.EqualTo((Array.Empty<string>(), "Entrusted")));
        AssertGoesOn(world);
    }

    [Test]
    public void One_that_is_unknown_stays_so_when_it_is_said_to_be_kept()
    {
        var world = KeepingAway();
        Fail(world, "SendPermitted");
        world.Line("one");
        Keep(world, 3, 3);
        Assert.That(world.Verdicts(), Is.EqualTo(["one unknown internal_error"]));
        AssertGoesOn(world);
    }

    [Test]
    public void Its_end_with_the_session_is_none_that_can_fail()
    {
        var world = KeepingAway();
        world.Line("one");
        Keep(world, 3, 3);
        Fail(world, "LinkLost");
        world.Server.EndSession();
        Assert.That((world.Unwritable, world.Verdicts(), Logged(world).Last()), Is.EqualTo(((object?)null, (string[])["one kept"], "Entrusted")));
    }

    private static IEnumerable<string> Logged(ClientWorld world) => world.Journal.Where(step => step.Machine == "Delivery").Select(step => step.To);

    private static void Fail(ClientWorld world, string trigger) => world.Unwritable = note => note.Machine == "Delivery" && note.Trigger == trigger;

    private static void AssertGoesOn(ClientWorld world)
    {
        Assert.That((world.Unwritable, world.State, world.Errors()), Is.EqualTo(((Predicate<StepNote>?)null, "Chatting", (string[])["internal_error"])));
        AssertNoViolation(world);
    }
}
