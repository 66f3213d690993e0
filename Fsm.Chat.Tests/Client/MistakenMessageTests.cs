using Fsm.Chat.Client.Session;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Tests.Simulation.Oracle;

namespace Fsm.Chat.Tests.Client;

/// <summary>A mistake of our own about one message ends that message: the connection, and the messages before and behind it, go on.</summary>
internal sealed class MistakenMessageTests : ReconnectingFixture
{
    protected override int ExpectedErrors => 1;

    [TestCase("SendPermitted")]
    [TestCase("AcknowledgementReceived")]
    public void What_the_server_says_of_it_afterwards_means_nothing(string trigger)
    {
        var world = Chatting();
        Fail(world, trigger);
        world.Line("one");
        world.Line("two");
        world.Server.Handled = 4;
        world.Server.Say(new BareMessage(FrameAction.Acknowledge));
        world.Server.Deliver(3, 4);
        Assert.That(world.Verdicts(), Is.EqualTo(["one unknown internal_error", "two delivered"]));
        Assert.That(Logged(world), Does.Contain("Unknown").And.Not.Contain("Failed"));
        AssertGoesOn(world);
    }

    [Test]
    public void A_second_verdict_about_it_is_one_too_many()
    {
        var world = Chatting();
        Fail(world, "SendPermitted");
        world.Line("one");
        world.Server.Deliver(3, 3, StatusCode.RecipientGone);
        Assert.That(world.State, Is.EqualTo("Chatting"));
        world.Server.Deliver(3, 3, StatusCode.RecipientGone);
        Assert.That(world.State, Is.EqualTo("Disconnected"));
    }

    [TestCase(StatusCode.Ok, "one delivered")]
    [TestCase(StatusCode.RecipientGone, "one failed recipient_gone")]
    public void A_verdict_that_was_told_stays(StatusCode status, string verdict)
    {
        var world = Chatting();
        Fail(world, status == StatusCode.Ok ? "DeliveredReceived" : "FailedReceived");
        world.Line("one");
        world.Server.Deliver(3, 3, status);
        Assert.That(world.Verdicts(), Is.EqualTo([verdict]));
        AssertGoesOn(world);
    }

    [Test]
    public void A_message_that_is_unknown_already_stays_so()
    {
        var world = Chatting(settle: Steady);
        world.Line("one");
        Fail(world, "SessionLost");
        world.Server.EndSession(CloseReason.ServerStopping);
        Assert.That((world.Unwritable, world.Verdicts()), Is.EqualTo(((object?)null, (string[])["one unknown server_stopping"])));
    }

    [Test]
    public void One_that_waits_is_not_sent_and_its_text_is_kept()
    {
        var world = Chatting(window: 1, settle: Steady);
        world.Line("sent");
        world.Line("waits");
        world.Unwritable = note => note is { Machine: "Delivery", From: "Queued", Trigger: "SessionLost" };
        world.Server.EndSession(CloseReason.ServerStopping);
        Assert.That(world.Verdicts(), Is.EqualTo(["sent unknown server_stopping", "waits failed internal_error"]));
        Assert.That((Logged(world).Last(), Insides.Core(world.Client).Input.Backlog), Is.EqualTo(("Failed", 0)));
        world.Advance(FirstWait);
        world.Server.Grant();
        world.Server.ConfirmOpen();
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.Zero);
        Assert.That(Offers(world), Is.EqualTo(1));
    }

    private static IEnumerable<string> Logged(ClientWorld world) => world.Journal.Where(step => step.Machine == "Delivery").Select(step => step.To);

    private static void Fail(ClientWorld world, string trigger) => world.Unwritable = note => note.Machine == "Delivery" && note.Trigger == trigger;

    private static void AssertGoesOn(ClientWorld world)
    {
        Assert.That((world.Unwritable, world.State, world.Errors()), Is.EqualTo(((Predicate<StepNote>?)null, "Chatting", (string[])["internal_error"])));
        AssertNoViolation(world);
    }
}
