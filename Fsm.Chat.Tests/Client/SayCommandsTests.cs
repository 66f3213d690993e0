using Fsm.Chat.Client.Commands;

namespace Fsm.Chat.Tests.Client;

/// <summary>Words of other chats: what says something to somebody, and what is answered with a sentence.</summary>
internal sealed class SayCommandsTests : ClientFixture
{
    [Test]
    public void A_text_in_passing_opens_a_conversation_and_lines_are_commands_as_before()
    {
        var world = Connected();
        world.Line("msg bob hello  there");
        world.Server.ConfirmOpen();
        Assert.That(world.Server.Expect(FrameAction.SendRequest).Body, Is.EqualTo("\u0003bobhello  there"u8.ToArray()));
        Assert.That((world.State, world.Prompt), Is.EqualTo(("Connected", "")));
    }

    [Test]
    public void A_text_in_passing_leaves_the_conversation_where_lines_go()
    {
        var world = Chatting();
        world.Line("/msg carol hello");
        world.Server.ConfirmOpen("carol", 40115);
        world.Line("you too");
        Assert.That(world.Prompt, Is.EqualTo("bob"));
        Assert.That(world.All<SentEvent>().Where(sent => sent.Status == "queued").Select(sent => $"{sent.To} {sent.Text}"), Is.EqualTo(["carol hello", "bob you too"]));
    }

    [Test]
    public void A_text_in_passing_that_is_too_long_says_so()
    {
        var world = Connected();
        world.Line($"msg bob {new string('a', 9000)}");
        Assert.That((world.Errors(), world.Server.Count(FrameAction.Conversation)), Is.EqualTo((new[] { "text_too_long" }, 0)));
    }

    [Test]
    public void An_action_is_a_text_that_everybody_can_read()
    {
        var world = Chatting();
        world.Line("/me waves");
        Assert.That(world.Server.Expect(FrameAction.SendRequest).Body, Is.EqualTo("\u0003bob* alice waves"u8.ToArray()));
    }

    [Test]
    public void An_action_needs_somebody_to_see_it()
    {
        var world = Connected();
        world.Line("me waves");
        world.Line("chat2");
        world.Line("/me waves");
        Assert.That(world.Errors(), Is.EqualTo(["no_target", "no_target"]));
    }

    [Test]
    public void An_action_for_somebody_else_comes_back()
    {
        var world = Chatting();
        world.Line("/me waves", new LineTarget("127.0.0.1:7400", "carol"));
        Assert.That((world.Errors(), world.Server.Count(FrameAction.SendRequest)), Is.EqualTo((new[] { "target_changed" }, 0)));
    }

    [Test]
    public void A_group_is_left_from_its_own_place()
    {
        var world = Connected();
        world.Line("leave", new LineTarget("127.0.0.1:7400", "") { Mode = TypingMode.Commands });
        Assert.That(world.Errors(), Is.EqualTo(["usage"]));
        world.Line("/leave", new LineTarget("127.0.0.1:7400", "bakers"));
        Assert.That(world.Server.Expect(FrameAction.Group).Body.ToArray(), Does.Contain((byte)'b'));
    }

    [TestCase("help", "users lists who is here")]
    [TestCase("help /msg", "msg NAME TEXT: send one text")]
    [TestCase("help query", "chat NAME|PORT|GROUP: talk to")]
    [TestCase("window 2", "there are no windows here")]
    [TestCase("close", "there are no windows here")]
    public void A_word_is_explained(string line, string begins)
    {
        var world = Connected();
        world.Line(line);
        Assert.That(world.All<NoticeEvent>().Last().Text, Does.StartWith(begins));
    }

    [TestCase("help kick")]
    [TestCase("kick bob")]
    [TestCase("join bakers")]
    [TestCase("nick ana")]
    [TestCase("list")]
    [TestCase("w bob")]
    public void A_word_of_other_chats_is_answered_with_what_does_it_here(string line)
    {
        var world = Connected();
        world.Line(line);
        var error = world.All<ErrorEvent>().Single();
        Assert.That((error.Code, error.Next), Is.EqualTo(("unknown_command", OtherWords.Explain(line.Split(' ')[line.StartsWith("help", StringComparison.Ordinal) ? 1 : 0]))));
        Assert.That(error.Next, Has.Length.GreaterThan(20));
    }
}
