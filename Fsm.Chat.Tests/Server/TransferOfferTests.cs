namespace Fsm.Chat.Tests.Server;

/// <summary>A file is offered, and answered or not.</summary>
public sealed class TransferOfferTests : TransferFixture
{
    [Test]
    public void An_offer_is_confirmed_with_its_transfer_and_shown_to_the_receiver()
    {
        var (status, transfers) = Alice.Offer("BOB", "plan.txt", 5_000_000_000);

        Assert.That(status, Is.EqualTo(StatusCode.Ok));
        Assert.That(transfers.Single(), Is.EqualTo(new OfferedTransfer(1, "bob", Bob.Port)));
        var frame = Bob.Expect(FrameAction.FileTransfer);
        Assert.That(FileOffered.TryRead(frame.Body, out var offered), Is.True);
        Assert.That(
            (offered.Transfer, Text(offered.Sender), Text(offered.Group), offered.Length, offered.Seconds, Text(offered.Name), frame.Header.SourcePort),
            Is.EqualTo((1ul, "alice", "", 5_000_000_000ul, (ushort)60, "plan.txt", Alice.Port)));
    }

    [TestCase(0, 0ul)]
    [TestCase(0x1A4, 1_700_000_000ul)]
    public void What_else_is_told_of_a_file_is_passed_on(int mode, ulong modified)
    {
        Alice.Offer("bob", traits: new((ushort)mode, modified));
        Assert.That(FileOffered.TryRead(Bob.Expect(FrameAction.FileTransfer).Body, out var offered), Is.True);
        Assert.That(offered.Traits, Is.EqualTo(new FileTraits((ushort)mode, modified)));
    }

    [Test]
    public void A_file_is_offered_and_answered_while_one_talks()
    {
        Alice.SendOpen("bob");
        Bob.SendOpen("alice");
        foreach (var peer in new[] { Alice, Bob })
            peer.ExpectConfirmation();
        var transfer = Alice.OfferTo("bob");
        Bob.Decline(transfer);

        Assert.That(Alice.ExpectEnded(), Is.EqualTo((transfer, StatusCode.TransferDeclined)));
    }

    [Test]
    public void A_port_is_a_destination_too() => Assert.That(Alice.Offer("", port: Bob.Port).Transfers.Single().Name, Is.EqualTo("bob"));

    [TestCase("nobody", "x", 0, StatusCode.UnknownRecipient)]
    [TestCase("bob", "x", 1, StatusCode.UnknownRecipient)]
    [TestCase("alice", "x", 0, StatusCode.RecipientIsSelf)]
    [TestCase("bob", "", 0, StatusCode.FileNameInvalid)]
    public void An_offer_that_cannot_be_made_is_refused(string to, string name, int port, StatusCode status)
    {
        Assert.That(Alice.Offer(to, name, port: (ushort)port), Is.EqualTo((status, (IReadOnlyList<OfferedTransfer>)[])));

        Bob.ExpectNothing();
        Assert.That(Scene.Server.Hub.Figures.OpenTransfers, Is.Zero);
    }

    [Test]
    public void A_port_that_several_people_have_is_refused()
    {
        Scene.Server.Dial("192.0.2.1", 4711).SendConnect("carol");
        Scene.Server.Dial("192.0.2.2", 4711).SendConnect("dora");

        Assert.That(Alice.Offer("", port: 4711).Status, Is.EqualTo(StatusCode.RecipientAmbiguous));
    }

    [Test]
    public void One_sender_has_no_more_offers_open_than_are_left_for_others_and_an_answer_makes_room()
    {
        for (var i = 0; i <= Limits.OpenDownloads / 2; i++)
            Alice.OfferTo("bob");
        Assert.That(Alice.Offer("bob").Status, Is.EqualTo(StatusCode.RecipientBusy));
        Assert.That(Scene.Server.Connect("carol").Offer("bob").Status, Is.EqualTo(StatusCode.Ok));

        Bob.Decline(1);
        Bob.Decline(2); // the other place that came free is for somebody else

        Assert.That(Alice.Offer("bob").Status, Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void Nobody_who_does_not_read_is_offered_anything()
    {
        Bob.StopsReading = true;
        for (var i = 0; i < Limits.QueuedMessages; i++)
            Alice.SendText("bob", "x");

        Assert.That(Alice.Offer("bob").Status, Is.EqualTo(StatusCode.RecipientBusy));
    }

    [Test]
    public void A_stopping_server_takes_no_offers()
    {
        Alice.SendText("bob", "keeps the server from closing at once");
        Scene.Server.Hub.Stop();

        Assert.That(Alice.Offer("bob").Status, Is.EqualTo(StatusCode.ServerStopping));
    }

    [Test]
    public void An_acceptance_is_told_with_what_is_there_already_and_both_are_told_to_start()
    {
        Scene.Offer();

        Bob.Accept(1, offset: 7, hash: 9);

        Assert.That(Alice.ExpectAccepted(), Is.EqualTo((1ul, 7ul, FileWords.Filled(FileHash.Size, 9))));
        Scene.ReadStart();
        Assert.That(Scene.AliceToken, Is.Not.EqualTo(Scene.BobToken).And.Length.EqualTo(FileToken.Size));
        Bob.ExpectNothingAboutFiles();
    }

    [TestCase(StatusCode.Ok, StatusCode.TransferDeclined)]
    [TestCase(StatusCode.DiskFull, StatusCode.DiskFull)]
    public void A_declined_offer_is_told_to_the_sender_alone(StatusCode why, StatusCode told)
    {
        Scene.Offer();

        Bob.Decline(Scene.Transfer, why);

        Scene.AssertEnded(told, null);
    }

    [Test]
    public void An_offer_expires_after_sixty_seconds_and_both_are_told()
    {
        Scene.Offer();
        Scene.Server.Pass(TimeSpan.FromSeconds(59.5));
        Alice.ExpectNothingAboutFiles();

        Scene.Server.Pass(TimeSpan.FromSeconds(1));

        Scene.AssertEnded(StatusCode.TransferExpired, StatusCode.TransferExpired);
    }

    [Test]
    public void An_answer_after_the_end_changes_nothing()
    {
        Scene.Offer();
        Scene.Server.Pass(TimeSpan.FromSeconds(60.5));

        Bob.Accept(Scene.Transfer).Decline(Scene.Transfer).Cancel(Scene.Transfer).Report(Scene.Transfer);
        Alice.Cancel(Scene.Transfer);

        Scene.AssertEnded(StatusCode.TransferExpired, StatusCode.TransferExpired);
        Assert.That(Bob.IsReleased || Alice.IsReleased, Is.False);
    }

    [Test]
    public void Nobody_answers_for_somebody_else()
    {
        Scene.Offer();

        Scene.Server.Connect("mallory").Accept(Scene.Transfer).Decline(Scene.Transfer).Cancel(Scene.Transfer).Report(Scene.Transfer).Accept(99);

        Alice.ExpectNothingAboutFiles();
        Bob.ExpectNothingAboutFiles();
        Assert.That(Scene.Server.Hub.Figures.OpenTransfers, Is.EqualTo(1));
    }

    [TestCase(FileRequestKind.Accept)]
    [TestCase(FileRequestKind.Decline)]
    [TestCase(FileRequestKind.Report)]
    public void A_sender_who_speaks_for_the_receiver_is_closed(FileRequestKind kind)
    {
        Scene.Offer();

        Say(Alice, kind);

        Assert.That(Alice.ExpectClose(), Is.EqualTo(CloseReason.NotPermitted));
        Scene.AssertEnded(null, StatusCode.SenderGone);
    }

    private static IEnumerable<TestCaseData> Untimely() =>
        from each in (IEnumerable<(FileRequestKind Kind, RelayState[] States)>)
        [
            (FileRequestKind.Accept, [RelayState.Accepted, RelayState.Attaching, RelayState.Streaming, RelayState.Finishing]),
            (FileRequestKind.Decline, [RelayState.Accepted, RelayState.Attaching, RelayState.Streaming, RelayState.Finishing]),
            (FileRequestKind.Report, [RelayState.Offered, RelayState.Accepted, RelayState.Attaching]),
        ]
        from state in each.States
        select new TestCaseData(each.Kind, state);

    [TestCaseSource(nameof(Untimely))]
    public void A_receiver_who_says_what_the_state_does_not_permit_is_closed(FileRequestKind kind, RelayState state)
    {
        Scene.Bring(state);

        Say(Bob, kind);

        Assert.That(Bob.ExpectClose(), Is.EqualTo(CloseReason.NotPermitted));
        Scene.AssertEnded(StatusCode.RecipientGone, null);
    }

    private static IEnumerable<TestCaseData> Wrong_frames()
    {
        yield return Case("a kind without a meaning", CloseReason.BadBody, 99);
        yield return Case("no kind at all", CloseReason.BadBody);
        yield return Case("an offer cut short", CloseReason.BadBody, 1, 3, (byte)'b');
        yield return Case("an acceptance cut short", CloseReason.BadBody, 2, 0);
        yield return Case("a statement cut short", CloseReason.BadBody, 4, 0);
        yield return Case("a destination that is not UTF-8", CloseReason.InvalidText, 1, 1, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, (byte)'x');
        yield return Case("a file name that is not UTF-8", CloseReason.InvalidText, 1, 1, (byte)'b', 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF);
        yield return Case("an attachment", CloseReason.NotPermitted, 6);
        yield return Case("a beginning", CloseReason.NotPermitted, 7);
        yield return Case("contents", CloseReason.NotPermitted, 8);
        yield return Case("an end of contents", CloseReason.NotPermitted, 9);
    }

    [TestCaseSource(nameof(Wrong_frames))]
    public void What_has_no_place_on_a_chat_link_closes_it(CloseReason reason, byte[] body)
    {
        Alice.Send(new RawFileFrame(body));

        Assert.That(Alice.ExpectClose(), Is.EqualTo(reason));
    }

    private void Say(ScriptedPeer who, FileRequestKind kind) => _ = kind switch
    {
        FileRequestKind.Accept => who.Accept(Scene.Transfer),
        FileRequestKind.Decline => who.Decline(Scene.Transfer),
        _ => who.Report(Scene.Transfer),
    };

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    private static TestCaseData Case(string name, CloseReason reason, params byte[] body) => new TestCaseData(reason, body).SetArgDisplayNames(name);
}

/// <summary>A frame about files with any body.</summary>
internal readonly struct RawFileFrame(byte[] body) : IMessage
{
    public FrameAction Action => FrameAction.FileTransfer;

    public int BodySize => body.Length;

    public void WriteBody(ref BodyWriter writer) => writer.Write(body);
}
