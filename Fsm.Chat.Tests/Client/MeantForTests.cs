namespace Fsm.Chat.Tests.Client;

/// <summary>A line that says what place it is meant for goes there, or comes back.</summary>
internal sealed class MeantForTests : ClientFixture
{
    private const string Server = "127.0.0.1:7400";
    private static readonly LineTarget Bob = new(Server, "bob");
    private static readonly LineTarget Carol = new(Server, "carol");

    [Test]
    public void It_goes_where_it_is_meant_for()
    {
        var world = Chatting();
        world.Line("one", Bob);
        world.Line("two", new(null, "BOB"));
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(2));
        Assert.That(world.Errors(), Is.Empty);
    }

    [TestCase("hello")]
    [TestCase("quit")]
    [TestCase("/say hello")]
    [TestCase("//hello")]
    public void It_comes_back_when_lines_go_elsewhere(string line)
    {
        var world = Chatting();
        world.Line(line, Carol);
        var returned = world.All<ReturnedLineEvent>().Single();
        Assert.That((returned.Text, returned.MeantFor), Is.EqualTo((line, Carol)));
        var error = world.All<ErrorEvent>().Single();
        Assert.That((error.Code, error.Text), Is.EqualTo(("target_changed", $"the line was meant for carol on {Server}, and lines go to bob on {Server} now; nothing was sent")));
        Assert.That((world.Server.Count(FrameAction.SendRequest), world.Prompt, world.LinesWanted), Is.EqualTo((0, "bob", 1)));
    }

    [Test]
    public void A_text_for_somebody_is_no_command_and_a_command_no_text()
    {
        var world = Connected();
        world.Line("exit", Bob);
        world.Line("chat bob");
        world.Server.ConfirmOpen();
        world.Line("users", new LineTarget(null, ""));
        Assert.That(world.Errors(), Is.EqualTo(["target_changed", "target_changed"]));
        Assert.That((world.Server.Count(FrameAction.SendRequest), world.Server.Count(FrameAction.UserList)), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_command_by_its_slash_is_carried_out_wherever_lines_go()
    {
        var world = Chatting();
        world.Line("/servers", Carol);
        Assert.That(world.All<NoticeEvent>().Last().Code, Is.EqualTo("server"));
    }

    [Test]
    public void Somebody_of_that_name_on_another_server_is_somebody_else()
    {
        var world = Chatting();
        world.Line("hello", new("another:7400", "bob"));
        Assert.That(world.Errors(), Is.EqualTo(["target_changed"]));
    }

    [Test]
    public void What_is_typed_at_a_place_of_another_server_acts_there()
    {
        var world = NewWorld();
        world.Start("one:1", "two:2");
        foreach (var link in world.Links)
            link.Grant();
        world.Line("/users", new LineTarget("two:2", ""));
        Assert.That(world.Links.Select(link => link.Count(FrameAction.UserList)), Is.EqualTo([0, 1]));
    }

    [Test]
    public void A_command_for_a_server_that_is_not_known_comes_back()
    {
        var world = Connected();
        world.Line("/users", new LineTarget("another:7400", ""));
        Assert.That((world.Errors(), world.Server.Count(FrameAction.UserList)), Is.EqualTo((new[] { "target_changed" }, 0)));
    }

    [Test]
    public void A_text_that_was_typed_where_nobody_is_talked_to_comes_back_and_is_told_so()
    {
        var world = Chatting();
        world.Line("/say hello", new LineTarget(Server, ""));
        Assert.That((world.Errors(), world.Server.Count(FrameAction.SendRequest)), Is.EqualTo((new[] { "target_changed" }, 0)));
        Assert.That(world.All<ErrorEvent>().Single().Text, Does.StartWith("where the line was typed there is nobody to talk to"));
    }

    [Test]
    public void Somebody_who_is_called_like_a_command_is_somebody()
    {
        var world = Connected();
        world.Line("chat2");
        world.Line("bob>hello", new LineTarget(Server, "chat2") { Mode = TypingMode.Conversation });
        Assert.That(world.Errors(), Is.EqualTo(["target_changed"]));
    }

    [Test]
    public void A_prompt_says_the_place_with_its_server_and_what_lines_mean_there()
    {
        var world = NewWorld();
        world.Start("one:1", "two:2");
        foreach (var link in world.Links)
            link.Grant();
        AssertPrompt("one:1", "", TypingMode.Commands);
        world.Line("server 2");
        AssertPrompt("two:2", "", TypingMode.Commands);
        world.Line("chat2");
        AssertPrompt("two:2", "chat2", TypingMode.NamedLines);

        void AssertPrompt(string server, string target, TypingMode mode)
        {
            var prompt = world.All<PromptEvent>().Last();
            Assert.That((prompt.Server, prompt.Target, prompt.Mode, prompt.IsAside), Is.EqualTo((server, target, mode, false)));
        }
    }

    [Test]
    public void A_script_that_waits_for_its_connection_gets_it_back_at_once()
    {
        var world = Chatting(isInteractive: false);
        world.Client.LinkLost(world.Server.Link);
        world.Line("hello", Carol);
        Assert.That(world.Errors().Last(), Is.EqualTo("target_changed"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void A_script_whose_chat_was_refused_skips_it()
    {
        var world = Connected(isInteractive: false);
        world.Line("chat bob");
        world.Server.Answer(FrameAction.Conversation, Protocol.Messages.StatusCode.UnknownRecipient);
        world.Line("hello", Bob);
        Assert.That(world.Errors(), Is.EqualTo(["unknown_recipient", "skipped"]));
    }

    [Test]
    public void After_the_end_of_input_it_is_not_even_given_back()
    {
        var world = Chatting();
        world.Line("hello", Bob);
        world.Client.InputEnded();
        world.Client.LineRead("late", Carol);
        world.Server.Deliver(3, 3);
        world.Client.LineRead("later", Carol);
        world.Server.Answer(FrameAction.DisconnectRequest);
        world.Client.LineRead("at last", Carol);
        Assert.That((world.Errors(), world.ExitCodes), Is.EqualTo((Array.Empty<string>(), new[] { 0 })));
    }

    [Test]
    public void Several_lines_are_one_message()
    {
        var world = Chatting();
        world.Line("one\r\ntwo\nthree", Bob);
        Assert.That(world.Server.Expect(FrameAction.SendRequest).Body, Is.EqualTo("\u0003bobone\ntwo\nthree"u8.ToArray()));
    }

    [Test]
    public void Several_lines_are_no_command()
    {
        var world = Connected();
        world.Line("chat bob\nhello");
        Assert.That(world.Errors(), Is.EqualTo(["several_lines"]));
        Assert.That(world.Server.Count(FrameAction.Conversation), Is.Zero);
    }
}
