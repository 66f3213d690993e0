namespace Fsm.Chat.Tests.Server;

/// <summary>Links for the contents: who gets one, and what they bring is left to the pump.</summary>
public sealed class TransferLinkTests : TransferFixture
{
    [Test]
    public void When_both_are_attached_both_are_confirmed_and_what_the_sender_brings_is_passed_on()
    {
        Scene.Bring(RelayState.Streaming);

        Assert.That(Scene.AliceLink.Relay!.Value.Target, Is.SameAs(Scene.BobLink));
        Assert.That(Scene.BobLink.Relay, Is.Null);
    }

    [Test]
    public void It_does_not_matter_who_comes_first()
    {
        Scene.Bring(RelayState.Attaching);

        var bobLink = Scene.Server.Dial().Attach(Scene.Transfer, Scene.BobToken);
        var aliceLink = Scene.Server.Dial().Attach(Scene.Transfer, Scene.AliceToken);

        Assert.That(aliceLink.Relay!.Value.Target, Is.SameAs(bobLink));
        Assert.That((aliceLink.ExpectConfirmation(), bobLink.ExpectConfirmation()), Is.EqualTo(((1ul, StatusCode.Ok), (1ul, StatusCode.Ok))));
    }

    [Test]
    public void What_the_sender_sends_early_is_kept_and_what_the_receiver_sends_is_thrown_away()
    {
        Scene.Bring(RelayState.Attaching);
        byte[] attachment = NativeClient.Encode(new FileAttachment { Transfer = Scene.Transfer, Token = Scene.AliceToken }, 1, 0);
        var aliceLink = Scene.Server.Dial();
        aliceLink.Sent = 1;

        aliceLink.SendBytes([.. attachment, .. "contents"u8]).SendBytes(1, 2);
        var bobLink = Scene.Server.Dial().Attach(Scene.Transfer, Scene.BobToken).SendBytes(3, 4, 5);

        Assert.That((aliceLink.Kept, bobLink.Kept), Is.EqualTo((10, 0)));
        Assert.That((aliceLink.IsPaused, bobLink.IsPaused, aliceLink.IsReleased, bobLink.IsReleased), Is.EqualTo((true, false, false, false)));
    }

    private static IEnumerable<TestCaseData> Wrong_attachments()
    {
        yield return Case("a token that nobody was given", scene => (scene.Transfer, new byte[FileToken.Size]));
        yield return Case("a transfer that there is not", scene => (scene.Transfer + 99, scene.AliceToken));
        yield return Case("the token of another transfer", scene =>
        {
            var other = scene.Bob.OfferTo("alice");
            scene.Alice.Accept(other);
            scene.Bob.ExpectAccepted();
            return (scene.Transfer, scene.Bob.ExpectStart().Token);
        });
        yield return Case("a token for the second time", scene =>
        {
            scene.Server.Dial().Attach(scene.Transfer, scene.AliceToken);
            return (scene.Transfer, scene.AliceToken);
        });
        yield return Case("a token of a transfer that runs already", scene =>
        {
            scene.Attach();
            return (scene.Transfer, scene.BobToken);
        });
        yield return Case("a token of a transfer that is over", scene =>
        {
            scene.Bob.Cancel(scene.Transfer);
            return (scene.Transfer, scene.AliceToken);
        });
    }

    [TestCaseSource(nameof(Wrong_attachments))]
    public void A_wrong_attachment_is_refused_and_closed_and_harms_nobody(object prepare)
    {
        Scene.Bring(RelayState.Attaching);
        var (transfer, token) = ((Func<TransferScene, (ulong, byte[])>)prepare)(Scene);
        var before = Scene.Server.Hub.Figures.OpenTransfers;

        var link = Scene.Server.Dial().Attach(transfer, token);

        AssertRefused(link, StatusCode.UnknownToken);
        Assert.That(Scene.Server.Hub.Figures.OpenTransfers, Is.EqualTo(before));
    }

    [Test]
    public void A_refused_attachment_that_does_not_close_is_closed_by_force()
    {
        var link = Scene.Server.Dial().Attach(1, new byte[FileToken.Size]);

        Scene.Server.Pass(TimeSpan.FromSeconds(2.5));

        Assert.That(link.IsAborted, Is.True);
    }

    [Test]
    public void A_stopping_server_attaches_nothing()
    {
        Scene.Bring(RelayState.Attaching);
        Alice.SendText("bob", "keeps the server from closing at once");
        var link = Scene.Server.Dial();
        Scene.Server.Hub.Stop();

        link.Attach(Scene.Transfer, Scene.AliceToken);

        AssertRefused(link, StatusCode.ServerStopping);
    }

    [TestCase((byte)FileRequestKind.Offer, CloseReason.NotConnected)]
    [TestCase((byte)FileRequestKind.Cancel, CloseReason.NotConnected)]
    [TestCase((byte)FileRequestKind.Data, CloseReason.NotConnected)]
    [TestCase((byte)99, CloseReason.NotConnected)]
    [TestCase((byte)FileRequestKind.Attach, CloseReason.BadBody)]
    public void Any_other_first_frame_about_files_closes(byte kind, CloseReason reason)
    {
        var link = Scene.Server.Dial().Send(new RawFileFrame([kind, 1, 2]));

        Assert.That(link.ExpectClose(), Is.EqualTo(reason));
        link.EndInput();
    }

    [Test]
    public void Links_that_are_not_made_in_time_end_it_for_both([Values] bool oneIsThere)
    {
        Scene.Bring(RelayState.Attaching);
        var link = oneIsThere ? Scene.Server.Dial().Attach(Scene.Transfer, Scene.BobToken) : null;
        Scene.Server.Pass(Limits.AttachWithin - TimeSpan.FromSeconds(0.2));
        Alice.ExpectNothingAboutFiles();

        Scene.Server.Pass(TimeSpan.FromSeconds(0.4));

        Assert.That(link?.IsReleased, Is.Not.False);
        Scene.AssertEnded(StatusCode.NotAttached, StatusCode.NotAttached);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_link_that_ends_before_the_other_one_is_there_ends_it_for_both(bool inOrder)
    {
        Scene.Bring(RelayState.Attaching);
        var link = Scene.Server.Dial().Attach(Scene.Transfer, Scene.AliceToken);

        End(link, inOrder);

        Assert.That(link.IsReleased, Is.True);
        Scene.AssertEnded(StatusCode.TransferInterrupted, StatusCode.TransferInterrupted);
    }

    [Test]
    public void File_links_may_be_silent_for_as_long_as_bytes_move()
    {
        using var scene = new TransferScene(new() { ConnectTimeout = TimeSpan.FromSeconds(1), StallTimeout = TimeSpan.FromSeconds(1) });
        scene.Bring(RelayState.Streaming);
        scene.AliceLink.SendBytes(1); // no frame, and never to be one
        scene.AliceLink.Link.SetWriteBlocked(scene.Server.Hub.Now);

        for (var i = 0; i < 10; i++)
        {
            scene.Server.Pass(TimeSpan.FromSeconds(20));
            scene.AliceLink.Relay!.Value.Transfer.NoteProgress(scene.Server.Hub.Now);
        }

        Assert.That((scene.AliceLink.IsReleased, scene.AliceLink.IsAborted, scene.BobLink.IsReleased), Is.EqualTo((false, false, false)));
        Assert.That(scene.Server.Journal.Entries.Where(entry => entry.Machine == "Link" && entry.Outcome == "Late"), Is.Empty);
    }

    [Test]
    public void A_mistake_of_our_own_while_a_link_is_attached_ends_that_transfer_alone()
    {
        Scene.Bring(RelayState.Attaching);
        var aliceLink = Scene.Server.Dial().Attach(Scene.Transfer, Scene.AliceToken);
        Scene.Server.Journal.Recording = entry =>
        {
            if (entry.Trigger == nameof(RelayTrigger.BothSidesAttached))
                throw new InvalidOperationException("A mistake.");
        };

        var bobLink = Scene.Server.Dial().Attach(Scene.Transfer, Scene.BobToken);

        Assert.That((aliceLink.IsReleased, bobLink.IsReleased, bobLink.Link.Reason), Is.EqualTo((true, true, CloseReason.TransferOver)));
        Assert.That(Alice.ExpectEnded().Status, Is.EqualTo(StatusCode.TransferInterrupted));
        Assert.That(Bob.ExpectEnded().Status, Is.EqualTo(StatusCode.TransferInterrupted));
        Scene.Server.AssertEndedWell(expectedErrors: 1);
        Start();
    }

    [Test]
    public void File_links_do_not_count_among_the_links_of_an_address()
    {
        const string Address = "192.0.2.1";
        using var server = new HubHarness(new() { LinksPerAddress = 2, Rate = 0 });
        var (alice, bob) = (server.Dial(Address).SendConnect("alice"), server.Dial(Address).SendConnect("bob"));
        Assert.That(server.Dial(Address).ExpectClose(), Is.EqualTo(CloseReason.ServerFull));
        server.Pass(TimeSpan.FromSeconds(2.5));
        alice.TakeAll();
        bob.TakeAll();
        var transfer = alice.OfferTo("bob");
        bob.Accept(transfer);
        bob.Await(FrameAction.FileTransfer);
        alice.ExpectAccepted();

        var links = (server.Dial(Address).Attach(transfer, alice.ExpectStart().Token), server.Dial(Address).Attach(transfer, bob.ExpectStart().Token));

        Assert.That((links.Item1.ExpectConfirmation().Status, links.Item2.ExpectConfirmation().Status), Is.EqualTo((StatusCode.Ok, StatusCode.Ok)));
        Assert.That(server.Dial(Address).ExpectClose(), Is.EqualTo(CloseReason.ServerFull), "they make no room for others");
        bob.Drop();
        server.Pass(TimeSpan.FromSeconds(2.5));
        Assert.That(server.Hub.Figures.Links, Is.EqualTo(1));
        server.Dial(Address).ExpectNothing();
        Assert.That(server.Dial(Address).ExpectClose(), Is.EqualTo(CloseReason.ServerFull), "and take none from them");
    }

    private static void End(ScriptedPeer link, bool inOrder)
    {
        if (inOrder)
            link.EndInput();
        else
            link.Drop();
    }

    private static void AssertRefused(ScriptedPeer link, StatusCode status)
    {
        Assert.That(link.ExpectConfirmation(), Is.EqualTo((1ul, status)));
        Assert.That(link.ExpectClose(), Is.EqualTo(CloseReason.ConnectRefused));
        link.EndInput();
        Assert.That(link.IsReleased, Is.True);
    }

    private static TestCaseData Case(string name, Func<TransferScene, (ulong, byte[])> prepare) => new TestCaseData(prepare).SetArgDisplayNames(name);
}
