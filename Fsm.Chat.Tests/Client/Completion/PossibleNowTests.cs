namespace Fsm.Chat.Tests.Client.Completion;

/// <summary>What a client offers follows its machines.</summary>
internal sealed class PossibleNowTests : ClientFixture
{
    [Test]
    public void Without_a_connection_one_can_connect_and_look_and_leave()
    {
        var world = NewWorld();
        world.Start();
        world.Client.DialFailed(world.Server.Link, "nobody is there");
        Assert.That(Texts(world, ""), Has.Some.EqualTo("connect ").And.Some.EqualTo("exit").And.None.EqualTo("chat ").And.None.EqualTo("say "));
        Assert.That(Texts(world, "connect "), Is.EqualTo(["127.0.0.1:7400 "]));
        Assert.That(Texts(world, "disconnect "), Is.Empty);
    }

    [Test]
    public void Every_command_that_is_offered_is_one_that_the_list_of_commands_marks()
    {
        var world = Connected();
        world.Line("commands");
        var marked = world.All<NoticeEvent>().Where(notice => notice.Text.StartsWith('+')).Select(notice => notice.Text.Split(' ')[1]);
        Assert.That(Texts(world, "").Select(text => text.Trim()), Is.EqualTo(marked));
    }

    [Test]
    public void In_a_conversation_its_other_side_is_called_and_commands_have_a_slash()
    {
        var world = Chatting();
        Assert.That(Texts(world, ""), Is.EqualTo(["bob: "]));
        Assert.That(Texts(world, "/qu"), Is.EqualTo(["quit"]));
        Assert.That(Texts(world, "/sa"), Is.EqualTo(["say "]));
        Assert.That(Texts(world, "/users b"), Is.EqualTo(["bob "]));
    }

    [Test]
    public void The_members_of_a_group_are_known_by_its_list_and_by_what_happens_to_it()
    {
        var world = Connected();
        world.Server.Group(GroupChange.Joined, "team", "alice", 0);
        world.Server.Group(GroupChange.Joined, "team", "carol", 0);
        world.Server.Group(GroupChange.Joined, "team", "dave", 0);
        world.Server.Group(GroupChange.Left, "team", "dave", 0);
        Assert.That(Texts(world, "chat "), Is.EqualTo(["carol ", "team "]));
        world.Line("chat team");
        world.Server.ConfirmOpen("team");
        Assert.That(Texts(world, ""), Is.EqualTo(["carol: "]));
    }

    [Test]
    public void Requests_and_transfers_are_offered_while_they_can_be_answered_and_cancelled()
    {
        var world = Connected();
        Assert.That(Texts(world, "/accept "), Is.Empty);
        world.Server.Offer();
        world.Server.Group(GroupChange.Invited, "team", "carol", 60);
        Assert.That(Texts(world, "accept "), Is.EqualTo(["1 ", "team "]));
        Assert.That(Texts(world, "cancel "), Is.EqualTo(["1 "]));
        world.Line("decline 1");
        Assert.That(Texts(world, "accept "), Is.EqualTo(["team "]));
        Assert.That(Texts(world, "cancel "), Is.Empty);
        Assert.That(Texts(world, "resume "), Is.Empty, "only its sender can offer it again");
    }

    [Test]
    public void A_group_that_was_left_is_offered_no_longer()
    {
        var world = Connected();
        world.Server.Group(GroupChange.Joined, "team", "alice", 0);
        world.Line("leave team");
        Assert.That(Texts(world, "leave "), Is.EqualTo(["team "]));
        world.Server.Answer(Protocol.Framing.FrameAction.Group, StatusCode.Ok);
        Assert.That(Texts(world, "leave "), Is.Empty);
    }

    private static List<string> Texts(ClientWorld world, string line) => [.. world.Client.Complete(line, line.Length).Candidates.Select(candidate => candidate.Text)];
}
