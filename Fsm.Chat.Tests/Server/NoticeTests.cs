namespace Fsm.Chat.Tests.Server;

/// <summary>Those who open and leave conversations, and come and go, cost nobody the session: what is told is how it is in the end.</summary>
internal sealed class NoticeTests : ResumeFixture
{
    private const int Often = 5000; // more of them than a queue holds

    [Test]
    public void Strangers_who_open_and_leave_again_and_again_end_nobody_who_is_slow()
    {
        using var server = new HubHarness(new Limits { Rate = 0 });
        var bob = server.Connect("bob").Acknowledge();
        bob.StopsReading = true;
        ScriptedPeer[] strangers = [.. Enumerable.Range(0, 12).Select(i => server.Connect($"stranger-with-a-long-name-{i}"))];

        foreach (var stranger in strangers)
        {
            for (var i = 0; i < Often / strangers.Length; i++)
                stranger.SendOpen("bob").SendLeave("bob");
        }

        strangers[3].SendOpen("bob");
        Assert.That(bob.Link.Reason, Is.EqualTo(CloseReason.None));
        bob.StopsReading = false;
        bob.Wake();
        ReadAll(bob);
        var changes = bob.TakeAll().Where(frame => frame.Action == FrameAction.Conversation).Select(Read).ToList();
        Assert.That(changes, Has.Count.LessThan(300));
        foreach (var stranger in Enumerable.Range(0, 12))
        {
            var last = changes.FindLast(change => change.Peer == $"stranger-with-a-long-name-{stranger}");
            Assert.That(last.Change, Is.EqualTo(stranger == 3 ? ConversationChange.Open : last.Peer is null ? default : ConversationChange.Leave), $"{stranger}");
        }

        server.AssertEndedWell();
    }

    [Test]
    public void Strangers_who_come_and_go_end_nobody_who_is_away()
    {
        var (_, bob, token) = Talking();
        bob.Drop();

        for (var i = 0; i < Often; i++)
        {
            var visitor = Hub.Connect("visitor");
            visitor.SendOpen("bob");
            visitor.SendBare(FrameAction.DisconnectRequest);
            visitor.EndInput();
        }

        var again = Resume(bob, token);
        again.Acknowledge();
        ReadAll(again);
        Assert.That(again.Link.Reason, Is.EqualTo(CloseReason.None));
    }

    [Test]
    public void What_is_told_late_comes_before_the_message_it_belongs_to()
    {
        using var server = new HubHarness(new Limits { Rate = 0 });
        var (alice, bob, carol) = (server.Connect("alice"), server.Connect("bob").Acknowledge(), server.Connect("carol"));
        bob.StopsReading = true;
        for (var i = 0; i < 20; i++)
            alice.SendText("bob", new string('x', 1000));
        carol.SendText("bob", "first");
        carol.SendLeave("bob");
        carol.SendText("bob", "second");
        carol.SendLeave("bob");
        bob.StopsReading = false;
        bob.Wake();
        ReadAll(bob);

        var all = bob.TakeAll().Where(frame => frame.Action == FrameAction.Conversation ? Read(frame).Peer == "carol" : frame.Action == FrameAction.SendRequest).ToList();
        var opened = all.FindIndex(frame => frame.Action == FrameAction.Conversation);
        Assert.That(all.Skip(opened).Select(frame => frame.Action), Is.EqualTo(new[] { FrameAction.Conversation, FrameAction.SendRequest, FrameAction.SendRequest, FrameAction.Conversation }));
        var told = all.Where(frame => frame.Action == FrameAction.Conversation).Select(Read);

        Assert.That(told.Select(change => change.Change), Is.EqualTo(new[] { ConversationChange.Open, ConversationChange.Leave }), "left and opened again is open");
    }

    // Each time something was acknowledged more may come.
    private static void ReadAll(ScriptedPeer peer)
    {
        for (var before = -1; before != peer.Waiting;)
        {
            before = peer.Waiting;
            peer.Acknowledge();
        }
    }

    private static (ConversationChange Change, string Peer) Read(ReceivedFrame frame) =>
        ConversationMessage.TryRead(frame.Body, out var message) ? (message.Change, Encoding.UTF8.GetString(message.Peer)) : default;
}
