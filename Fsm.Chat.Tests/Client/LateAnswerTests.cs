namespace Fsm.Chat.Tests.Client;

/// <summary>A request was given up, as after a machine's sleep, and the same was asked for again: now both are answered, and the server has done nothing wrong.</summary>
internal sealed class LateAnswerTests : ClientFixture
{
    private ulong _first;
    private ulong _second;

    [Test]
    public void Of_two_answers_to_a_chat_the_first_opens_it(
        [Values(StatusCode.Ok, StatusCode.UnknownRecipient)] StatusCode second, [Values] bool interrupted)
    {
        var world = AskedTwice();
        Answer(world, _first, StatusCode.Ok);
        if (interrupted)
            world.Server.Say(new PresenceNotice { Change = PresenceChange.Interrupted, Name = "bob"u8, Reason = CloseReason.PeerLost });
        Answer(world, _second, second);
        AssertTalks(world);
    }

    [Test]
    public void The_second_answer_to_a_chat_does_not_disturb_a_leave([Values(StatusCode.Ok, StatusCode.UnknownRecipient)] StatusCode second)
    {
        var world = AskedTwice();
        Answer(world, _first, StatusCode.Ok);
        world.Line("quit");
        var leave = world.Server.Expect(FrameAction.Conversation).Header.Sequence;
        Answer(world, _second, second);
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob open"));
        world.Server.Say(new Confirmation(leave, StatusCode.Ok));
        Assert.That(world.Conversations().Last(), Is.EqualTo("bob left"));
    }

    [Test]
    public void The_answer_to_a_leave_does_not_disturb_the_next_chat()
    {
        var world = Chatting();
        world.Line("quit");
        var leave = world.Server.Expect(FrameAction.Conversation).Header.Sequence;
        world.AdvancePonging(85);
        world.Line("chat bob");
        world.Server.Say(new Confirmation(leave, StatusCode.Ok));
        world.Server.ConfirmOpen();
        AssertTalks(world);
    }

    [Test]
    public void The_answer_to_a_leave_does_not_disturb_a_chat_that_an_older_answer_has_opened([Values] bool interrupted)
    {
        var world = AskedTwice();
        Answer(world, _first, StatusCode.Ok);
        world.Line("quit");
        var leave = world.Server.Expect(FrameAction.Conversation).Header.Sequence;
        world.AdvancePonging(85);
        world.Line("chat bob");
        Answer(world, _second, StatusCode.Ok);
        if (interrupted)
            world.Server.Say(new PresenceNotice { Change = PresenceChange.Interrupted, Name = "bob"u8, Reason = CloseReason.PeerLost });
        Answer(world, leave, StatusCode.Ok);
        AssertTalks(world);
    }

    [Test]
    public void The_answer_to_the_leave_of_a_group_disturbs_neither_the_next_chat_nor_its_leave([Values] bool whileLeaving)
    {
        var world = Connected();
        world.Server.Group(GroupChange.Joined, "team", "alice");
        world.Line("leave team");
        var leave = world.Server.Expect(FrameAction.Group).Header.Sequence;
        world.AdvancePonging(95);
        world.Line("chat team");
        if (whileLeaving)
        {
            world.Server.ConfirmOpen("team", 0);
            world.Line("quit");
        }

        world.Server.Say(new Confirmation(leave, StatusCode.Ok));
        Assert.That(world.LinesWanted, Is.Zero);

        if (whileLeaving)
            world.Server.Answer(FrameAction.Conversation);
        else
            world.Server.ConfirmOpen("team", 0);
        Assert.That((world.Conversations().Last(), world.LinesWanted), Is.EqualTo((whileLeaving ? "team left" : "team open", 1)));
    }

    private ClientWorld AskedTwice()
    {
        var world = Connected();
        world.Line("chat bob");
        _first = world.Server.Expect(FrameAction.Conversation).Header.Sequence;
        world.AdvancePonging(85);
        world.Line("chat bob");
        _second = world.Server.Expect(FrameAction.Conversation).Header.Sequence;
        return world;
    }

    private static void Answer(ClientWorld world, ulong request, StatusCode status)
    {
        if (status == StatusCode.Ok)
            world.Server.Say(new ConversationConfirmation { Request = request, Peer = "bob"u8, Port = 40114 });
        else
            world.Server.Say(new Confirmation(request, status));
    }

    private static void AssertTalks(ClientWorld world)
    {
        world.Line("hello");
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
        Assert.That((world.State, world.Prompt), Is.EqualTo(("Chatting", "bob")));
    }
}
