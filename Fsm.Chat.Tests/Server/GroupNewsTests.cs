using Fsm.Chat.Protocol.Machines.Server.Group;

namespace Fsm.Chat.Tests.Server;

/// <summary>Members who take little hear what happens in their groups later, and only how it is in the end; and telling hundreds takes turns with everything else.</summary>
public sealed class GroupNewsTests : GroupFixture
{
    [Test]
    public void Whoever_comes_and_goes_while_a_member_takes_nothing_is_told_as_it_is_in_the_end()
    {
        Server.Gather("team", Alice, Bob);
        Fill(Bob);
        Join(Carol, "carol");
        Carol.SendGroup(GroupRequestKind.Leave, "team");
        for (var i = 0; i < 3; i++)
        {
            Join(Dave, "dave");
            Dave.SendGroup(GroupRequestKind.Leave, "team");
        }

        Join(Dave, "dave");

        Assert.That(News(Bob), Is.EqualTo(new[] { (GroupChange.Joined, "dave") }));
        Assert.That(News(Alice), Has.Count.EqualTo(9), "the owner hears each answer");
    }

    [Test]
    public void Of_several_owners_only_the_last_is_told()
    {
        Server.Gather("team", Alice, Bob, Carol, Dave);
        Fill(Dave);

        Alice.SendGroup(GroupRequestKind.Leave, "team");
        Bob.SendGroup(GroupRequestKind.Leave, "team");

        Assert.That(News(Dave), Is.EqualTo(new[] { (GroupChange.Left, "alice"), (GroupChange.OwnerChanged, "carol"), (GroupChange.Left, "bob") }));
    }

    [Test]
    public void That_somebody_joined_comes_before_their_message_and_once()
    {
        Server.Gather("team", Alice, Bob);
        Fill(Bob);
        Join(Carol, "carol");
        Join(Dave, "dave");

        Dave.SendText("team", "hello");
        Dave.SendText("team", "again");

        var frames = ReadAll(Bob).Where(frame => frame.Action is FrameAction.Group or FrameAction.GroupMessage).ToList();
        Assert.That(frames.Select(frame => frame.Action), Is.EqualTo(new[] { FrameAction.Group, FrameAction.GroupMessage, FrameAction.GroupMessage, FrameAction.Group }));
        Assert.That(Changes(frames), Is.EqualTo(new[] { (GroupChange.Joined, "dave"), (GroupChange.Joined, "carol") }));
    }

    [Test]
    public void Whoever_leaves_while_behind_is_told_nothing_more_and_hears_all_when_back()
    {
        Server.Gather("team", Alice, Bob);
        Fill(Bob);
        Join(Carol, "carol");
        Bob.SendGroup(GroupRequestKind.Leave, "team");
        Join(Dave, "dave");
        ReadAll(Bob);
        Join(Bob, "bob");

        Carol.SendGroup(GroupRequestKind.Leave, "team");

        Assert.That(News(Bob), Is.EqualTo(new[] { (GroupChange.Joined, "bob"), (GroupChange.Left, "carol") }));
    }

    [Test]
    public void What_is_more_than_may_be_kept_for_a_member_waits_in_their_queue()
    {
        StartUnder(new() { Rate = 0 });
        Server.Gather("team", Bob, Alice);
        Fill(Bob);
        var before = Server.Hub.Figures.QueuedBytes;

        for (var i = 0; i < GroupNewsDecisions.MostBehind; i++)
        {
            Bob.SendGroup(GroupRequestKind.Invite, "team", "carol");
            Carol.SendGroup(GroupRequestKind.Accept, "team").SendGroup(GroupRequestKind.Leave, "team").Acknowledge();
            Alice.Acknowledge();
        }

        Server.Pass(TimeSpan.FromSeconds(1));
        Assert.That(Server.Hub.Figures.QueuedBytes - before, Is.GreaterThan(GroupNewsDecisions.MostBehind * 130), "their owner gets the oldest");
        Assert.That(News(Bob), Has.Count.EqualTo(2 * GroupNewsDecisions.MostBehind));
    }

    [Test]
    public void Nobody_is_passed_over_when_hundreds_are_told_in_turns_and_some_leave_meanwhile()
    {
        StartUnder(new() { Rate = 0 });
        var room = Enumerable.Range(0, 300).Select(i => Server.Connect($"person-{i:000}")).ToArray();
        Server.Gather("room", room);
        Server.Pass(TimeSpan.FromSeconds(10));
        foreach (var person in room)
            person.Acknowledge().Skip();

        for (var i = 0; i < 40; i++)
            room[i].SendGroup(GroupRequestKind.Leave, "room");
        Assert.That(room[^1].Waiting, Is.LessThan(40), "there is more to tell than is told at once");
        for (var i = 40; i < 60; i++)
            room[2 * i].SendGroup(GroupRequestKind.Leave, "room");
        Server.Pass(TimeSpan.FromSeconds(1));

        foreach (var person in room.Skip(120))
        {
            var left = News(person).Where(change => change.Item1 == GroupChange.Left).Select(change => change.Item2);
            Assert.That(left, Is.EqualTo(Enumerable.Range(0, 40).Concat(Enumerable.Range(40, 20).Select(i => 2 * i)).Select(i => $"person-{i:000}")));
        }
    }

    private void Fill(ScriptedPeer peer)
    {
        peer.Acknowledge().Skip();
        peer.StopsReading = true;
        for (var i = 0; i < 20; i++)
            Alice.SendText("", new string('x', 1000), peer.Port);
    }

    private void Join(ScriptedPeer person, string name)
    {
        Alice.SendGroup(GroupRequestKind.Invite, "team", name);
        person.SendGroup(GroupRequestKind.Accept, "team");
    }

    private static List<ReceivedFrame> ReadAll(ScriptedPeer peer)
    {
        peer.StopsReading = false;
        peer.Wake();
        for (var before = -1; before != peer.Waiting;)
        {
            before = peer.Waiting;
            peer.Acknowledge();
        }

        return [.. peer.TakeAll()];
    }

    private static List<(GroupChange, string)> News(ScriptedPeer peer) => Changes(ReadAll(peer));

    private static List<(GroupChange, string)> Changes(IEnumerable<ReceivedFrame> frames) =>
        [.. frames.Where(frame => frame.Action == FrameAction.Group).Select(Read).Where(change => change.Item1 is not (GroupChange.Invited or GroupChange.InvitationEnded))];

    private static (GroupChange, string) Read(ReceivedFrame frame) =>
        GroupNotice.TryRead(frame.Body, out var notice) ? (notice.News.Change, Encoding.UTF8.GetString(notice.Person)) : default;
}
