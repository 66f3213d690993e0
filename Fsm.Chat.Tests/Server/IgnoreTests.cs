namespace Fsm.Chat.Tests.Server;

/// <summary>Nothing comes from whoever is ignored, and they are told so; what there was between the two is over.</summary>
public sealed class IgnoreTests : GroupFixture
{
    [Test]
    public void Who_is_ignored_neither_writes_opens_offers_nor_invites_and_is_told_so_each_time()
    {
        Alice.SendIgnore("bob");
        Assert.That(Alice.ExpectNamed(), Is.EqualTo(("bob", Bob.Port)));
        Bob.SendGroup(GroupRequestKind.Create, "club");
        Bob.Skip();

        Bob.SendText("alice", "hello");
        Assert.That(Bob.ExpectVerdicts(), Is.EqualTo(new[] { VerdictRange.OfFailed(Bob.Sent, StatusCode.Ignored, handedOver: false) }));
        Bob.SendOpen("alice");
        Assert.That(Answer(Bob), Is.EqualTo(StatusCode.Ignored));
        Assert.That(Bob.Offer("alice").Status, Is.EqualTo(StatusCode.Ignored));
        Bob.SendGroup(GroupRequestKind.Invite, "club", "alice");
        Assert.That(Answer(Bob), Is.EqualTo(StatusCode.Ignored));
        Alice.ExpectNothing();
        Carol.SendText("alice", "hello");
        Assert.That(Alice.ExpectText(), Is.EqualTo(("carol", "hello")), "others are not concerned");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Who_is_no_longer_ignored_is_heard_again(bool chatting)
    {
        Chat(chatting, Alice, Carol, "carol");
        Alice.SendIgnore("bob").SendIgnore("bob", IgnoreRequestKind.Unignore);
        Alice.ExpectNamed();
        Assert.That(Alice.ExpectNamed(), Is.EqualTo(("bob", Bob.Port)));

        Bob.SendText("alice", "hello");

        Assert.That(Alice.ExpectText().Text, Is.EqualTo("hello"));
        Alice.SendIgnore("bob", IgnoreRequestKind.Unignore).SendIgnore("", IgnoreRequestKind.List);
        Assert.That(Alice.ExpectConfirmation().Status, Is.EqualTo(StatusCode.NotIgnored));
        Assert.That(Alice.ExpectIgnored(), Is.Empty);
    }

    [TestCase("bob", 0, StatusCode.Ok)]
    [TestCase("", 0, StatusCode.NameInvalid)]
    [TestCase("bob", 1, StatusCode.UnknownRecipient)]
    [TestCase("1st", 0, StatusCode.NameInvalid)]
    [TestCase("alice", 0, StatusCode.RecipientIsSelf)]
    [TestCase("nobody", 0, StatusCode.Ok)]
    public void Who_is_meant_is_found_as_ever_and_may_be_somebody_who_is_not_there(string name, int port, StatusCode status)
    {
        Alice.SendIgnore(name, port: (ushort)port);

        Assert.That(Answer(Alice), Is.EqualTo(status));
    }

    [Test]
    public void A_port_means_whoever_has_it()
    {
        Alice.SendIgnore("", port: Bob.Port).SendIgnore("", IgnoreRequestKind.List);

        Assert.That((Alice.ExpectNamed(), Alice.ExpectIgnored().Single()), Is.EqualTo((("bob", Bob.Port), "bob")));
    }

    [Test]
    public void It_holds_for_whoever_has_the_name_or_one_that_looks_like_it()
    {
        Alice.SendIgnore("Bob").SendIgnore("mallory");
        Alice.ExpectNamed();
        Assert.That(Alice.ExpectNamed(), Is.EqualTo(("mallory", 0)), "nobody has that name");
        Bob.Drop();
        var mallory = Server.Connect("mаllory"); // of two letters one is Cyrillic
        var again = Server.Connect("bob");

        foreach (var ignored in (ScriptedPeer[])[mallory, again])
        {
            ignored.SendText("alice", "it is me");
            Assert.That(ignored.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.Ignored));
        }

        Alice.SendIgnore("mаllory", IgnoreRequestKind.Unignore).SendIgnore("", IgnoreRequestKind.List);
        Assert.That(Alice.ExpectNamed().Name, Is.EqualTo("mallory"), "as it was given");
        Assert.That(Alice.ExpectIgnored(), Is.EqualTo(new[] { "bob" }));
    }

    [Test]
    public void No_more_names_are_ignored_than_may_be_and_the_list_has_them_all()
    {
        for (var i = 0; i < Limits.IgnoredNames; i++)
            Alice.SendIgnore($"person{i:00}");
        Alice.Skip();

        Alice.SendIgnore("bob");
        Assert.That(Answer(Alice), Is.EqualTo(StatusCode.TooManyIgnored));
        Alice.SendIgnore("PERSON07");
        Assert.That(Answer(Alice), Is.EqualTo(StatusCode.Ok), "again");
        Alice.SendIgnore("", IgnoreRequestKind.List);
        Assert.That(Alice.ExpectIgnored(), Is.EqualTo(Enumerable.Range(0, Limits.IgnoredNames).Select(i => $"person{i:00}")));
        Bob.SendText("alice", "hello");
        Assert.That(Alice.ExpectText().Text, Is.EqualTo("hello"));
    }

    [Test]
    public void A_list_that_is_too_long_for_a_frame_is_cut()
    {
        StartUnder(new Limits { MaxFrame = 1024, MaxText = 100, FirstUsers = 6 });
        for (var i = 0; i < 60; i++)
            Alice.SendIgnore($"person{i:00}{new string('x', 20)}");
        Alice.Skip();

        Alice.SendIgnore("", IgnoreRequestKind.List);

        Assert.That(Alice.ExpectIgnored(), Has.Count.EqualTo((1024 - 12) / 29));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(true, true)]
    public void The_conversation_between_the_two_is_over_for_both(bool aliceIsIn, bool bobIsIn)
    {
        if (aliceIsIn)
            Alice.SendOpen("bob");
        if (bobIsIn)
            Bob.SendOpen("alice");
        Alice.Skip();
        Bob.Skip();

        Alice.SendIgnore("bob");

        Assert.That(Alice.ExpectNamed().Name, Is.EqualTo("bob"));
        if (aliceIsIn)
            Bob.Expect(FrameAction.Conversation);
        Bob.ExpectNothing();
        foreach (var (peer, other) in new[] { (Alice, "bob"), (Bob, "alice") })
        {
            peer.SendLeave(other);
            Assert.That(Answer(peer), Is.EqualTo(StatusCode.NotInConversation));
        }

        Bob.Drop();
        Alice.ExpectNothing();
        Assert.That(Server.Journal.Entries.Where(entry => entry is { From: "Chatting", To: "Connected" }).Select(entry => entry.Trigger), Is.EquivalentTo(
            new[] { aliceIsIn ? "LastPartnerIgnoreGranted" : null, bobIsIn ? "LastPartnerDetached" : null }.OfType<string>()));
    }

    [Test]
    public void Who_is_taken_out_is_told_so_after_all_that_was_to_be_told_of_the_other_before()
    {
        var eve = Knowing("eve");
        eve.SendOpen("alice").SendOpen("carol");
        Alice.SendOpen("eve");
        eve.Skip();
        eve.StopsReading = true;
        for (var i = 0; i < 4; i++)
            Carol.SendText("eve", new string('x', 8000));
        Alice.SendLeave("eve").SendIgnore("eve");

        eve.StopsReading = false;
        eve.Wake();

        var told = eve.TakeAll().Where(frame => frame is { Action: FrameAction.Conversation, Header.SourcePort: var port } && port == Alice.Port);
        Assert.That(told.Select(frame => (ConversationChange)frame.Body[0]), Is.EqualTo(new[] { ConversationChange.Leave, ConversationChange.End }));
    }

    [TestCase("")]
    [TestCase("carol")]
    public void Who_is_in_the_conversation_is_taken_out_whatever_others_there_are_and_told(string others)
    {
        Converse(others);
        var eve = Knowing("eve");
        eve.SendOpen("alice").Skip();

        Alice.SendIgnore("eve");

        Assert.That(ConversationMessage.TryRead(eve.Expect(FrameAction.Conversation).Body, out var notice) && notice.Change == ConversationChange.End && notice.Peer.SequenceEqual("alice"u8));
        eve.SendLeave("alice");
        Assert.That(Answer(eve), Is.EqualTo(StatusCode.NotInConversation));
    }

    [Test]
    public void Other_conversations_of_both_go_on()
    {
        foreach (var (peer, other) in new[] { (Alice, "bob"), (Alice, "carol"), (Bob, "alice"), (Bob, "dave") })
            peer.SendOpen(other);
        foreach (var peer in (ScriptedPeer[])[Alice, Bob, Carol, Dave])
            peer.Skip();

        Alice.SendIgnore("bob");

        Assert.That(Alice.ExpectNamed().Name, Is.EqualTo("bob"));
        Bob.Expect(FrameAction.Conversation);
        Bob.SendOpen("alice");
        Assert.That(Answer(Bob), Is.EqualTo(StatusCode.Ignored));
        Alice.SendLeave("bob").SendLeave("carol");
        Assert.That(Alice.ExpectConfirmation().Status, Is.EqualTo(StatusCode.NotInConversation));
        Bob.SendLeave("alice").SendLeave("dave");
        Assert.That(Bob.ExpectConfirmation().Status, Is.EqualTo(StatusCode.NotInConversation));
        Carol.Expect(FrameAction.Conversation);
        Dave.Expect(FrameAction.Conversation);
        Assert.That(Server.Journal.Entries.Select(entry => entry.Trigger), Does.Contain("PartnerIgnoreGranted").And.Contain("PartnerDetached"));
    }

    [Test]
    public void What_was_accepted_before_still_comes()
    {
        Alice.StopsReading = true;
        Bob.SendText("alice", "before");
        Alice.SendIgnore("bob");
        Alice.StopsReading = false;
        Alice.Wake();

        Assert.That(Alice.ExpectText().Text, Is.EqualTo("before"));
        Alice.Acknowledge();
        Assert.That(Bob.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void Whoever_ignores_somebody_may_still_write_to_them()
    {
        Alice.SendIgnore("bob").SendText("bob", "farewell");

        Assert.That(Bob.ExpectText(), Is.EqualTo(("alice", "farewell")));
    }

    [Test]
    public void Transfers_between_the_two_end_whoever_sends_them([Values("alice", "bob")] string sender, [Values("", "bob", "bob carol", "carol")] string conversations)
    {
        Converse(conversations);
        var receiver = sender == "alice" ? "bob" : "alice";
        var (from, to) = sender == "alice" ? (Alice, Bob) : (Bob, Alice);
        var kept = Alice.OfferTo("carol");
        var transfer = from.OfferTo(receiver);
        to.Await(FrameAction.FileTransfer);

        Alice.SendIgnore("bob");

        Assert.That((from.ExpectEnded(), to.ExpectEnded()), Is.EqualTo(((transfer, StatusCode.TransferCancelled), (transfer, StatusCode.TransferCancelled))));
        Assert.That(Server.Hub.Figures.OpenTransfers, Is.EqualTo(1));
        Carol.Accept(kept);
        Assert.That(Alice.ExpectAccepted().Transfer, Is.EqualTo(kept), "others go on");
    }

    [TestCase("")]
    [TestCase("bob")]
    [TestCase("bob carol")]
    [TestCase("carol")]
    public void Invitations_of_whoever_is_ignored_end_and_both_are_told(string conversations)
    {
        Converse(conversations);
        foreach (var (owner, group) in new[] { (Bob, "club"), (Carol, "team") })
        {
            owner.SendGroup(GroupRequestKind.Create, group).SendGroup(GroupRequestKind.Invite, group, "alice");
            owner.Skip();
        }

        Alice.Skip();
        Alice.SendIgnore("bob");

        Assert.That(Alice.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "club", "bob", (int)StatusCode.InvitationDeclined)));
        Assert.That(Bob.ExpectGroupNotice(), Is.EqualTo((GroupChange.InvitationEnded, "club", "alice", (int)StatusCode.InvitationDeclined)));
        Alice.SendGroup(GroupRequestKind.Accept, "team");
        Assert.That(Carol.ExpectGroupNotice().Change, Is.EqualTo(GroupChange.Joined), "others go on");
    }

    [Test]
    public void In_a_group_all_get_their_messages_and_files_but_those_who_ignore_them_and_the_verdict_counts_whom_it_is_for()
    {
        Gather(Bob, Carol);
        Alice.SendIgnore("bob");
        Alice.ExpectNamed();

        Bob.SendText("team", "hello");
        Assert.That(Carol.ExpectGroupText().Text, Is.EqualTo("hello"));
        Carol.Acknowledge();

        Assert.That(Bob.ExpectVerdicts().Single(), Is.EqualTo(VerdictRange.OfDelivered(Bob.Sent)));
        Assert.That(Bob.Offer("team").Transfers.Select(transfer => transfer.Name), Is.EqualTo(new[] { "carol" }));
        Alice.ExpectNothing();
        Alice.SendText("team", "I still write");
        Assert.That(Bob.ExpectGroupText().Text, Is.EqualTo("I still write"));
    }

    [Test]
    public void Whom_all_others_of_a_group_ignore_is_told_so()
    {
        Gather(Bob);
        Alice.SendIgnore("bob");

        Bob.SendText("team", "hello");

        Assert.That(Bob.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.Ignored));
        Assert.That(Bob.Offer("team").Status, Is.EqualTo(StatusCode.Ignored));
    }

    [TestCase(Wishes.None, Wishes.None)]
    [TestCase(Wishes.RosterNews, Wishes.RosterNews)]
    [TestCase(Wishes.Ignoring, Wishes.Ignoring)]
    [TestCase((Wishes)7, Wishes.RosterNews | Wishes.Ignoring)]
    public void It_is_granted_to_whoever_wishes_for_it(Wishes wished, Wishes granted)
    {
        var eve = Server.Dial().Send(new ConnectRequest { Name = "eve"u8, Wishes = wished });

        Assert.That(Welcome.TryRead(eve.Expect(FrameAction.Confirmation).Body, out var welcome), Is.True);
        Assert.That(welcome.Granted, Is.EqualTo(granted));
    }

    private void Converse(string with)
    {
        foreach (var name in with.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Alice.SendOpen(name);
        foreach (var peer in (ScriptedPeer[])[Alice, Bob, Carol])
            peer.Skip();
    }

    // A client that has asked for what it may be told of ignoring.
    private ScriptedPeer Knowing(string name)
    {
        var peer = Server.Dial().Send(new ConnectRequest { Name = Encoding.UTF8.GetBytes(name), Wishes = Wishes.Ignoring });
        peer.Skip();
        return peer;
    }

    private void Gather(params ScriptedPeer[] others) => Server.Gather("team", [Alice, .. others]);
}
