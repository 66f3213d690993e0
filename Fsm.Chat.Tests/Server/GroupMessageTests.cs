using Fsm.Chat.Protocol.Machines.Server.Server;

namespace Fsm.Chat.Tests.Server;

/// <summary>A message to a group reaches every other member, in one order for all, and has one verdict that counts them.</summary>
public sealed class GroupMessageTests : GroupFixture
{
    [TestCase(false)]
    [TestCase(true)]
    public void Every_other_member_gets_it_and_the_verdict_comes_when_all_have_shown_it(bool chatting)
    {
        Server.Gather("Team", Alice, Bob, Carol);
        Chat(chatting, Alice, Dave, "dave");

        Alice.SendText("team", "hello");
        foreach (var member in (ScriptedPeer[])[Bob, Carol])
        {
            var frame = member.Expect(FrameAction.GroupMessage);
            Assert.That((frame.Header.SourcePort, frame.Header.DestinationPort, frame.Header.ContentType), Is.EqualTo((Alice.Port, member.Port, ContentType.Text)));
            Assert.That(frame.Body, Is.EqualTo("\u0005alice\u0004Teamhello"u8.ToArray()));
            member.ExpectNothing();
        }

        Bob.Acknowledge();
        Alice.ExpectNothing();
        Carol.Acknowledge();

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { GroupVerdict(Alice.Sent, 2, 0) }));
        Assert.That(Server.Hub.Figures.Undecided, Is.Zero);
    }

    [Test]
    public void Everybody_gets_what_several_say_in_the_same_order()
    {
        Server.Gather("team", Alice, Bob, Carol, Dave);

        for (var i = 0; i < 5; i++)
        {
            Alice.SendText("team", $"a{i}");
            Bob.SendText("team", $"b{i}");
            Alice.SendText("carol", $"beside {i}");
        }

        var order = Enumerable.Range(0, 10).Select(_ => Dave.ExpectGroupText()).ToList();
        Assert.That(order.Select(message => message.Text), Is.EqualTo(["a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3", "a4", "b4"]));
        Assert.That(Enumerable.Range(0, 10).Select(_ => Carol.ExpectGroupText()), Is.EqualTo(order));
        Assert.That(Enumerable.Range(0, 5).Select(_ => Alice.ExpectGroupText().Text), Is.EqualTo(["b0", "b1", "b2", "b3", "b4"]));
    }

    [Test]
    public void Messages_of_one_read_are_one_step_and_one_range()
    {
        Server.Gather("team", Alice, Bob, Carol);
        var first = Alice.Sent + 1;
        byte[] read = [];
        for (var i = 0; i < 16; i++)
            read = [.. read, .. NativeClient.Encode(new SendRequest { Peer = "team"u8, Text = "again"u8 }, ++Alice.Sent, Alice.Handled)];

        Alice.SendBytes(read);
        Bob.Acknowledge();
        Carol.Acknowledge();

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { GroupVerdict(first, 2, 0) with { Last = Alice.Sent } }));
        Assert.That(Server.Journal.Entries.Count(entry => entry.Trigger == "GroupSendGranted"), Is.EqualTo(1));
    }

    [TestCase(true, TestName = "A member who drops before acknowledging is counted as failed, and may have seen it")]
    [TestCase(false, TestName = "A member who drops before reading is counted as failed, and has not seen it")]
    public void A_member_who_drops_is_counted(bool reads)
    {
        Server.Gather("team", Alice, Bob, Carol, Dave);
        Carol.StopsReading = !reads;
        Alice.SendText("team", "hello");

        Bob.Acknowledge();
        Carol.Drop();
        Assert.That(Alice.Waiting, Is.EqualTo(1), "the notice, but no verdict before the last has decided");
        Dave.Acknowledge();

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { GroupVerdict(Alice.Sent, 2, 1, handedOver: reads) }));
        Assert.That(Server.Hub.Figures.State, Is.EqualTo(ServerState.Idle));
    }

    [Test]
    public void A_member_who_leaves_still_decides()
    {
        Server.Gather("team", Alice, Bob, Carol);
        Alice.SendText("team", "hello");
        Bob.Acknowledge();

        Carol.SendGroup(GroupRequestKind.Leave, "team"); // whatever is sent acknowledges what was shown
        Alice.SendText("team", "to one");
        Bob.Acknowledge();

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { GroupVerdict(Alice.Sent - 1, 2, 0) }));
        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { GroupVerdict(Alice.Sent, 1, 0) }));
    }

    [Test]
    public void A_member_who_has_left_and_drops_is_counted_all_the_same()
    {
        Server.Gather("team", Alice, Bob);
        Bob.StopsReading = true;
        Alice.SendText("team", "hello");
        Bob.SendGroup(GroupRequestKind.Leave, "team");

        Bob.Drop();

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { GroupVerdict(Alice.Sent, 0, 1) }));
    }

    [Test]
    public void Whoever_joins_after_it_was_sent_has_no_part_in_it()
    {
        Server.Gather("team", Alice, Bob);
        Alice.SendGroup(GroupRequestKind.Invite, "team", "carol").SendText("team", "hello");
        Carol.SendGroup(GroupRequestKind.Accept, "team");
        Carol.Skip();
        Bob.Acknowledge();

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { GroupVerdict(Alice.Sent, 1, 0) }));
        Carol.ExpectNothing();
    }

    [Test]
    public void A_member_for_whom_too_much_waits_has_failed_at_once()
    {
        StartUnder(new Limits { Rate = 0 });
        Server.Gather("team", Alice, Bob, Carol);
        Server.Gather("pair", Alice, Carol);
        Server.FillQueueOf(Carol);

        Alice.SendText("pair", "nobody can").SendText("team", "one can");
        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { GroupVerdict(Alice.Sent - 1, 0, 1, StatusCode.RecipientBusy) }), "nobody has to be waited for");
        Bob.Acknowledge();

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { GroupVerdict(Alice.Sent, 1, 1) }));
    }

    [Test]
    public void When_the_sender_is_gone_the_members_have_it_and_nothing_is_left_undecided()
    {
        Server.Gather("team", Alice, Bob, Carol);
        Alice.SendText("team", "farewell");
        Alice.Drop();

        Assert.That(Bob.ExpectGroupText().Text, Is.EqualTo("farewell"));
        Bob.Acknowledge();
        Carol.Acknowledge();

        Assert.That(Server.Hub.Figures, Has.Property("Undecided").Zero.And.Property("State").EqualTo(ServerState.Idle));
    }

    [TestCase("alone", "x", StatusCode.NobodyThere)]
    [TestCase("carols", "x", StatusCode.UnknownRecipient)]
    [TestCase("nothing", "x", StatusCode.UnknownRecipient)]
    [TestCase("team", "", StatusCode.TextEmpty)]
    [TestCase("team", "too long a text", StatusCode.TextTooLong)]
    public void A_message_that_cannot_be_forwarded_fails_at_once(string to, string text, StatusCode status)
    {
        StartUnder(new Limits { MaxText = 10 });
        Server.Gather("team", Alice, Bob);
        Server.Gather("alone", Alice);
        Server.Gather("carols", Carol, Bob);

        Alice.SendText(to, text);

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { VerdictRange.OfFailed(Alice.Sent, status, handedOver: false) }));
        Bob.ExpectNothing();
    }

    [Test]
    public void Whoever_names_a_port_means_a_person()
    {
        Server.Gather("team", Alice, Bob);
        Alice.SendText("team", "to the group").SendText("team", "to a person", port: 1);

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { VerdictRange.OfFailed(Alice.Sent, StatusCode.UnknownRecipient, handedOver: false) }));
    }

    [Test]
    public void Whoever_has_left_is_no_member_whatever_they_sent_before()
    {
        Server.Gather("team", Alice, Bob, Carol);
        Alice.SendText("team", "hello").SendGroup(GroupRequestKind.Leave, "team").SendText("team", "too late");

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { VerdictRange.OfFailed(Alice.Sent, StatusCode.UnknownRecipient, handedOver: false) }));
    }

    [Test]
    public void A_stopping_server_waits_for_the_verdict_and_takes_no_more()
    {
        Server.Gather("team", Alice, Bob, Carol);
        Alice.SendText("team", "in time");
        Bob.Acknowledge();
        Server.Hub.Stop();
        Alice.SendText("team", "too late");
        Assert.That(Server.Hub.Figures.State, Is.EqualTo(ServerState.Draining));

        Carol.Acknowledge();

        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { VerdictRange.OfFailed(Alice.Sent, StatusCode.ServerStopping, handedOver: false) }));
        Assert.That(Alice.ExpectVerdicts(), Is.EqualTo(new[] { GroupVerdict(Alice.Sent - 1, 2, 0) }));
        Assert.That(Alice.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
    }

    // Ten members: each message costs two tokens.
    [TestCase("room", 10)]
    [TestCase("bob", 20)]
    public void A_message_costs_the_more_the_larger_the_group(string to, int burst)
    {
        StartUnder(new Limits { Rate = 10, Burst = 20 });
        Server.Gather("room", [Alice, Bob, Carol, Dave, .. Enumerable.Range(0, 6).Select(i => Server.Connect($"person-{i}"))]);
        Server.Pass(TimeSpan.FromSeconds(5));

        var sent = 0;
        for (; !Alice.IsPaused; sent++)
            Alice.SendText(to, "x");

        Assert.That(sent, Is.EqualTo(burst));
    }

    private static VerdictRange GroupVerdict(ulong sequence, ushort delivered, ushort failed, StatusCode unreached = StatusCode.RecipientGone, bool handedOver = false) => new(
        sequence, sequence, (delivered, failed) switch { (_, 0) => StatusCode.Ok, (0, _) => unreached, _ => StatusCode.Partial }, handedOver || failed == 0, delivered, failed);
}
