namespace Fsm.Chat.Tests.Client;

internal sealed class ConversationTests : ClientFixture
{
    [Test]
    public void A_chat_by_name_waits_for_the_answer_and_then_text_goes_to_that_person()
    {
        var world = Connected();
        world.Line("chat bob");
        Assert.That(world.LinesWanted, Is.Zero);
        world.Server.ConfirmOpen("Bob", 40114);
        Assert.That(world.Prompt, Is.EqualTo("Bob"));
        world.Line("hello");
        var frame = world.Server.Expect(FrameAction.SendRequest);
        Assert.That(frame.Header.DestinationPort, Is.EqualTo(40114));
        Assert.That(frame.Body, Is.EqualTo("\u0003Bobhello"u8.ToArray()));
        Assert.That(frame.Header.Sequence, Is.EqualTo(3));
    }

    [Test]
    public void A_chat_by_port_asks_by_port_and_learns_the_name()
    {
        var world = Connected();
        world.Line("chat 40114");
        var open = world.Server.Expect(FrameAction.Conversation);
        Assert.That((open.Header.DestinationPort, open.Body[1]), Is.EqualTo(((ushort)40114, (byte)0)));
        world.Server.Say(new ConversationConfirmation { Request = open.Header.Sequence, Peer = "bob"u8, Port = 40114 });
        Assert.That(world.Prompt, Is.EqualTo("bob"));
    }

    [Test]
    public void A_refused_chat_is_an_error_and_a_person_goes_on_with_commands()
    {
        var world = Connected();
        world.Line("chat bob");
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        Assert.That(world.Errors(), Is.EqualTo(["unknown_recipient"]));
        Assert.That(world.Prompt, Is.Empty);
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        Assert.That(world.Prompt, Is.EqualTo("bob"));
    }

    [Test]
    public void The_lines_of_a_script_whose_chat_was_refused_are_skipped_up_to_quit()
    {
        var world = Connected(isInteractive: false);
        world.Line("chat bob");
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        world.Line("exit");
        world.Line("disconnect");
        world.Line("quit");
        world.Line("servers");
        Assert.That(world.Errors(), Is.EqualTo(["unknown_recipient", "skipped", "skipped"]));
        Assert.That(world.All<NoticeEvent>().Last().Code, Is.EqualTo("server"));
        world.Client.InputEnded();
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCode, Is.EqualTo(4));
    }

    [Test]
    public void When_the_other_is_gone_the_target_stays()
    {
        var world = Chatting();
        world.Server.Gone("bob");
        Assert.That(world.Prompt, Is.EqualTo("bob"));
        Assert.That(world.All<ConversationEvent>().Last().Text, Does.StartWith("bob has disconnected ("));
        world.Line("quit");
        Assert.That((world.Prompt, world.Errors()), Is.EqualTo(("", Array.Empty<string>())));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void What_arrives_never_changes_where_text_goes()
    {
        var world = Chatting();
        world.Server.Say(new ConversationMessage { Change = ConversationChange.Open, Peer = "carol"u8 });
        world.Server.Forward("carol", "hi");
        world.Server.Gone("carol");
        world.Line("for bob");
        Assert.That(world.Prompt, Is.EqualTo("bob"));
        Assert.That(world.Server.Expect(FrameAction.SendRequest).Body[..4], Is.EqualTo("\u0003bob"u8.ToArray()));
    }

    [Test]
    public void A_line_that_names_its_recipient_opens_the_conversation_first()
    {
        var world = Connected();
        world.Line("chat2");
        world.Line(" bob > hello");
        Assert.That(world.LinesWanted, Is.Zero);
        world.Server.ConfirmOpen();
        Assert.That(world.Server.Expect(FrameAction.SendRequest).Body, Is.EqualTo("\u0003bob hello"u8.ToArray()));
        world.Line("bob>again");
        Assert.That(Requests(world), Is.EqualTo([FrameAction.SendRequest]));
        Assert.That(world.Prompt, Is.EqualTo("chat2"));
        world.Line("quit");
        world.Server.Answer(FrameAction.Conversation);
        Assert.That(world.LinesWanted, Is.EqualTo(1));
        Assert.That(world.Prompt, Is.Empty);
    }

    [Test]
    public void A_line_whose_recipient_is_refused_fails()
    {
        var world = Connected();
        world.Line("chat2");
        world.Line("bob>hello");
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        Assert.That(world.Verdicts(), Is.EqualTo(["hello failed unknown_recipient"]));
        Assert.That(world.Journal.Last(step => step.Machine == "Delivery").To, Is.EqualTo("Failed"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void A_quit_follows_the_messages_typed_before_it()
    {
        var world = Chatting(window: 1);
        world.Line("one");
        world.Line("two");
        world.Line("quit");
        Assert.That(Requests(world), Is.EqualTo([FrameAction.SendRequest]));
        world.Server.Deliver(3, 3);
        Assert.That(Requests(world), Is.EqualTo([FrameAction.SendRequest, FrameAction.Conversation]));
    }

    [Test]
    public void Texts_that_cannot_leave_in_time_before_a_quit_fail_and_the_quit_goes()
    {
        var world = Chatting(window: 1);
        world.Line("one");
        world.Line("two");
        world.Line("quit");
        world.AdvancePonging(75);
        Assert.That(world.Verdicts(), Is.Empty);
        Assert.That(Requests(world), Does.Contain(FrameAction.SendRequest).And.Not.Contain(FrameAction.Conversation));
        world.AdvancePonging(10);
        Assert.That(world.Verdicts(), Is.EqualTo(["two failed no_answer"]));
        Assert.That(Requests(world), Does.Contain(FrameAction.Conversation));
    }

    [Test]
    public void Text_without_a_conversation_goes_nowhere()
    {
        var world = Connected();
        world.Line("hello bob");
        world.Line("/say hello");
        world.Line("/say \ud800");
        world.Line("quit");
        world.Line("connect");
        Assert.That(world.Errors(), Is.EqualTo(["unknown_command", "no_target", "no_target", "no_target", "already_connected"]));
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.Zero);
    }

    private static IEnumerable<FrameAction> Requests(ClientWorld world) =>
        world.Server.Read().Select(frame => frame.Action).Where(action => action != FrameAction.Acknowledge);
}
