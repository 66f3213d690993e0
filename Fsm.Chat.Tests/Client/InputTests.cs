namespace Fsm.Chat.Tests.Client;

/// <summary>When lines are read, and when not.</summary>
internal sealed class InputTests : ClientFixture
{
    [Test]
    public void Input_is_not_read_while_a_thousand_messages_wait()
    {
        var world = Flooded(1001);
        Assert.That(world.LinesWanted, Is.Zero);
        DeliverTo(world, 502);
        Assert.That(world.LinesWanted, Is.Zero);
        DeliverTo(world, 503);
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void The_outcome_of_a_command_is_awaited_though_fewer_messages_wait_meanwhile()
    {
        var world = Flooded(501);
        world.Line("/users");
        DeliverTo(world, 3);
        Assert.That(world.LinesWanted, Is.Zero);
        world.Server.Say(new UserListPage { Request = world.Server.Expect(FrameAction.UserList).Header.Sequence, Total = 0, Skip = 0, Users = [] });
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void The_lines_of_a_script_whose_chat_was_refused_are_skipped_up_to_its_end()
    {
        var world = Connected(isInteractive: false);
        world.Line("chat bob");
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        world.Line("disconnect");
        world.Client.InputEnded();
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.Errors(), Is.EqualTo(["unknown_recipient", "skipped"]));
        Assert.That(world.ExitCode, Is.EqualTo(4));
    }

    [TestCase("chat")]
    [TestCase("chat a b")]
    [TestCase("chat \"a")]
    [TestCase("caht bob")]
    [TestCase("/caht bob")]
    [TestCase("Chat bob")]
    [TestCase("chat2 bob")]
    public void A_chat_that_is_typed_wrongly_is_one_that_failed(string line)
    {
        var world = Connected(isInteractive: false);
        world.Line(line);
        world.Line("a text for somebody");
        world.Line("quit");
        world.Line("servers");
        Assert.That(world.Errors(), Is.EqualTo([line.StartsWith("chat", StringComparison.Ordinal) ? "usage" : "unknown_command", "skipped"]));
        Assert.That(world.All<NoticeEvent>().Last().Code, Is.EqualTo("server"));
    }

    [Test]
    public void A_line_that_is_no_text_may_have_been_a_chat()
    {
        var world = Connected(isInteractive: false);
        world.Unreadable();
        world.Line("disconnect");
        Assert.That(world.Errors(), Is.EqualTo(["line_unreadable", "skipped"]));
    }

    [Test]
    public void Texts_are_no_commands_where_no_line_can_name_anybody()
    {
        var world = Connected(isInteractive: false);
        world.Line("disconnect");
        world.Server.Answer(FrameAction.DisconnectRequest);
        world.Line("chat2");
        world.Line("connect");
        Assert.That(world.Errors(), Is.EqualTo(["not_connected", "skipped"]));
    }

    [TestCase("/exit", 4)]
    [TestCase("/bye", 4)]
    [TestCase("exit", null)]
    public void A_script_whose_lines_are_skipped_can_leave_by_a_command_that_says_so_by_its_slash(string line, int? exit)
    {
        var world = Connected(isInteractive: false);
        world.Line("chat bob");
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        world.Line(line);
        if (exit is not null)
            world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCode, Is.EqualTo(exit));
    }

    [Test]
    public void A_person_who_misspells_a_command_types_on()
    {
        var world = Connected();
        world.Line("caht bob");
        world.Line("servers");
        Assert.That(world.Errors(), Is.EqualTo(["unknown_command"]));
    }

    [TestCase("a chat was refused")]
    [TestCase("a chat is awaited")]
    [TestCase("a line opens its conversation")]
    [TestCase("too many messages wait")]
    public void The_lines_of_a_script_whose_connection_breaks_are_skipped_when(string what)
    {
        var world = what == "too many messages wait" ? Flooded(1001, isInteractive: false) : Chatting(isInteractive: false);
        if (what.StartsWith("a chat", StringComparison.Ordinal))
            world.Line("/chat carol");
        if (what == "a chat was refused")
            world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        if (what.StartsWith("a line", StringComparison.Ordinal))
        {
            world.Line("/chat2");
            world.Line("carol>hello");
        }

        world.Server.EndSession();
        world.Line("exit");
        Assert.That(world.Errors().Last(), Is.EqualTo("skipped"));
        world.Line("quit");
        world.Line("servers");
        Assert.That(world.All<NoticeEvent>().Last().Code, Is.EqualTo("server"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void The_outcome_of_a_command_that_a_lost_conversation_cut_short_changes_nothing(bool tooManyWait)
    {
        var world = NewWorld(isInteractive: false);
        world.Start("one:1", "two:2", "three:3");
        foreach (var link in world.Links)
            link.Grant(window: 1);
        foreach (var line in new[] { "server 3", "chat2", "dave>hello" })
            world.Line(line);
        world.Server.ConfirmOpen("dave");
        foreach (var line in new[] { "/server 2", "chat2", "/disconnect one:1" })
            world.Line(line);
        world.Links[1].EndSession();
        foreach (var line in new[] { "skipped", "quit", "server 3" })
            world.Line(line);
        for (var i = 0; tooManyWait && i < 1000; i++)
            world.Line("dave>again");
        world.Links[0].Answer(FrameAction.DisconnectRequest);
        Assert.That(world.LinesWanted, Is.EqualTo(tooManyWait ? 0 : 1));
        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable", "skipped"]));
    }

    private static void DeliverTo(ClientWorld world, ulong last)
    {
        for (var sequence = Math.Max(3, world.Server.Handled + 1); sequence <= last; sequence++)
            world.Server.Deliver(sequence, sequence);
    }
}
