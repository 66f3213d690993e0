namespace Fsm.Chat.Tests.Client;

/// <summary>Leaving is asked about while something is unfinished; a second wish leaves at once, and properly.</summary>
internal sealed class LeaveTests : ClientFixture
{
    [Test]
    public void With_nothing_unfinished_one_leaves_at_once([Values] bool byCommand)
    {
        var world = Connected();
        Wish(world, byCommand);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That((Codes(world), world.ExitCodes), Is.EqualTo((Array.Empty<string>(), new[] { 0 })));
    }

    [Test]
    public void An_undecided_message_is_asked_about_and_a_second_wish_leaves_at_once([Values] bool byCommand, [Values] bool thenByCommand)
    {
        var world = Chatting();
        world.Line("hello");
        Wish(world, byCommand);
        Assert.That(Asked(world), Does.StartWith("not finished: messages without a verdict: 1;"));
        Assert.That((world.Server.Count(FrameAction.DisconnectRequest), world.LinesWanted), Is.EqualTo((0, 1)));
        Wish(world, thenByCommand);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That((world.ExitCodes, world.Verdicts().Single()), Is.EqualTo((new[] { 3 }, "hello unknown requested")));
    }

    [Test]
    public void When_all_is_decided_meanwhile_a_second_wish_still_leaves()
    {
        var world = Chatting();
        world.Line("hello");
        world.Client.LeaveWished(hasDraft: false);
        world.Server.Deliver(3, 3);
        world.Client.LeaveWished(hasDraft: false);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCodes, Is.EqualTo([0]));
    }

    [TestCase("another line")]
    [TestCase("")]
    [TestCase("/users")]
    public void Anything_else_stays_and_the_next_wish_is_asked_about_again(string line)
    {
        var world = Chatting();
        world.Line("hello");
        world.Client.LeaveWished(hasDraft: false);
        world.Line(line);
        world.Client.LeaveWished(hasDraft: true);
        Assert.That(Codes(world), Is.EqualTo(["leave_asked", "leave_taken_back", "leave_asked"]));
        Assert.That(Asked(world), Does.Contain("a line that is not sent"));
        Assert.That(world.Server.Count(FrameAction.DisconnectRequest), Is.Zero);
    }

    [Test]
    public void A_key_takes_it_back_too_and_means_nothing_otherwise()
    {
        var world = Connected();
        world.Client.LineTyped("");
        world.Client.LeaveWished(hasDraft: true);
        world.Client.LineTyped("");
        Assert.That((Codes(world), world.ExitCode), Is.EqualTo((new[] { "leave_asked", "leave_taken_back" }, (int?)null)));
    }

    [TestCase("/exit")]
    [TestCase("exit")]
    public void Exit_leaves_the_second_time_also_where_each_key_is_told(string line)
    {
        var world = Chatting();
        world.Line("hello");
        world.Line("/exit");
        for (var length = 1; length <= line.Length; length++)
            world.Client.LineTyped(line[..length]);
        world.Line("/exit");
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That((Codes(world), world.ExitCodes), Is.EqualTo((new[] { "leave_asked" }, new[] { 3 })));
    }

    [TestCase("h")]
    [TestCase("/u")]
    [TestCase("/exits")]
    [TestCase(" ")]
    public void A_line_that_cannot_become_exit_takes_it_back(string begun)
    {
        var world = Chatting();
        world.Line("hello");
        world.Line("/exit");
        world.Client.LineTyped(begun);
        Assert.That(Codes(world), Is.EqualTo(["leave_asked", "leave_taken_back"]));
    }

    [Test]
    public void A_transfer_is_asked_about_once_it_is_wanted()
    {
        var world = Connected();
        world.Server.Offer();
        world.Line("accept");
        world.Client.LeaveWished(hasDraft: false);
        Assert.That(Asked(world), Does.StartWith("not finished: transfers under way: 1;"));
        world.Client.LeaveWished(hasDraft: false);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCodes, Is.EqualTo([3]));
    }

    [Test]
    public void The_end_of_input_while_one_is_asked_can_still_be_cut_short()
    {
        var world = Chatting();
        world.Line("hello");
        world.Client.LeaveWished(hasDraft: false);
        world.Client.InputEnded();
        world.Client.LeaveWished(hasDraft: false);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCodes, Is.EqualTo([3]));
    }

    [TestCase("a command is awaited")]
    [TestCase("too many messages wait")]
    [TestCase("lines are skipped")]
    [TestCase("the connection is made again")]
    public void The_system_is_obeyed_also_while(string what)
    {
        var world = what == "too many messages wait" ? Flooded(1001, isInteractive: false) : Chatting(isInteractive: false);
        if (what == "a command is awaited")
            world.Line("/users");
        if (what == "lines are skipped")
        {
            world.Line("/chat carol");
            world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        }

        if (what == "the connection is made again")
            world.Client.LinkLost(world.Server.Link);
        world.Client.Leave();
        if (what != "the connection is made again")
            world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCodes, Has.Count.EqualTo(1));
    }

    [Test]
    public void Once_one_leaves_it_cannot_be_taken_back([Values] bool byTheSystem, [Values] bool isUnfinished)
    {
        var world = Chatting();
        if (isUnfinished)
            world.Line("hello");
        world.Client.InputEnded();
        if (byTheSystem)
            world.Client.Leave();
        else
            world.Client.LeaveWished(hasDraft: false);
        world.Client.LineTyped("");
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That((Codes(world), world.ExitCodes), Is.EqualTo((Array.Empty<string>(), new[] { isUnfinished ? 3 : 0 })));
    }

    [Test]
    public void A_script_is_not_asked_and_finishes_and_a_second_signal_ends_that([Values] bool twice)
    {
        var world = Chatting(isInteractive: false);
        world.Line("hello");
        world.Client.LeaveWished(hasDraft: false);
        Assert.That((Codes(world), world.Server.Count(FrameAction.DisconnectRequest)), Is.EqualTo((Array.Empty<string>(), 0)));
        if (twice)
            world.Client.LeaveWished(hasDraft: false);
        else
            world.Server.Deliver(3, 3);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCodes, Is.EqualTo([twice ? 3 : 0]));
    }

    [Test]
    public void The_end_of_input_finishes_what_is_on_its_way_also_when_one_is_asked([Values] bool isAsked)
    {
        var world = Chatting();
        world.Line("hello");
        if (isAsked)
            world.Client.LeaveWished(hasDraft: false);
        world.Client.InputEnded();
        world.Client.InputEnded();
        world.Client.LineTyped("");
        Assert.That(world.Server.Count(FrameAction.DisconnectRequest), Is.Zero);
        world.Server.Deliver(3, 3);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That((world.ExitCodes, Codes(world).Length), Is.EqualTo((new[] { 0 }, isAsked ? 1 : 0)));
    }

    [Test]
    public void A_wish_while_the_last_verdicts_are_awaited_does_not_ask_any_more()
    {
        var world = Chatting();
        world.Line("hello");
        world.Client.InputEnded();
        world.Client.LeaveWished(hasDraft: false);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That((world.ExitCodes, Codes(world)), Is.EqualTo((new[] { 3 }, Array.Empty<string>())));
    }

    [TestCase("")]
    [TestCase("asked")]
    [TestCase("ended")]
    public void A_stop_leaves_in_order_and_without_asking(string before)
    {
        var world = Chatting();
        world.Line("hello");
        if (before == "asked")
            world.Client.LeaveWished(hasDraft: false);
        if (before == "ended")
            world.Client.InputEnded();
        world.Client.Leave();
        Assert.That(world.Server.Count(FrameAction.DisconnectRequest), Is.EqualTo(1));
        world.Advance(20);
        Assert.That(world.ExitCodes, Is.EqualTo([3]), "the server need not answer");
    }

    [TestCase("a command is awaited")]
    [TestCase("too many messages wait")]
    [TestCase("a script's connection is lost")]
    [TestCase("a script's chat was refused")]
    public void One_can_leave_whatever_the_input_waits_for(string what)
    {
        var isInteractive = !what.StartsWith("a script", StringComparison.Ordinal);
        var world = Chatting(isInteractive, window: 1, settle: options => options with { Jitter = () => 0.5 });
        for (var i = 0; what.StartsWith("too", StringComparison.Ordinal) && i < 1001; i++)
            world.Line($"{i}");
        if (isInteractive && !what.StartsWith("too", StringComparison.Ordinal))
            world.Line("/chat carol");
        if (what.EndsWith("lost", StringComparison.Ordinal))
            world.Client.LinkLost(world.Server.Link);
        if (what.EndsWith("refused", StringComparison.Ordinal))
        {
            world.Line("/chat carol");
            world.Server.Answer(FrameAction.Conversation, Protocol.Messages.StatusCode.UnknownRecipient);
        }

        world.Client.Leave();
        world.Advance(20);
        Assert.That(world.ExitCodes, Has.Count.EqualTo(1));
    }

    [Test]
    public void Once_one_leaves_nothing_changes_that()
    {
        var world = Connected();
        world.Client.Leave();
        world.Client.Leave();
        world.Client.LeaveWished(hasDraft: true);
        world.Client.LeaveWished(hasDraft: false);
        world.Client.LineTyped("");
        world.Client.InputEnded();
        world.Client.LineRead("late");
        world.Server.Answer(FrameAction.DisconnectRequest);
        world.Client.Leave();
        world.Client.LeaveWished(hasDraft: false);
        Assert.That((world.ExitCodes, Codes(world)), Is.EqualTo((new[] { 0 }, Array.Empty<string>())));
    }

    [Test]
    public void A_wish_while_the_connections_end_changes_nothing()
    {
        var world = Connected();
        world.Client.InputEnded();
        world.Client.LeaveWished(hasDraft: true);
        world.Server.Answer(FrameAction.DisconnectRequest);
        Assert.That(world.ExitCodes, Is.EqualTo([0]));
        var over = Connected();
        over.Client.InputEnded();
        over.Server.Answer(FrameAction.DisconnectRequest);
        over.Client.LeaveWished(hasDraft: true);
        Assert.That(over.ExitCodes, Is.EqualTo([0]));
    }

    private static void Wish(ClientWorld world, bool byCommand)
    {
        if (byCommand)
            world.Line("/exit");
        else
            world.Client.LeaveWished(hasDraft: false);
    }

    private static string Asked(ClientWorld world) => world.All<NoticeEvent>().Last(notice => notice.Code == "leave_asked").Text;

    private static string[] Codes(ClientWorld world) => [.. world.All<NoticeEvent>().Select(notice => notice.Code).Where(code => code.StartsWith("leave", StringComparison.Ordinal))];
}
