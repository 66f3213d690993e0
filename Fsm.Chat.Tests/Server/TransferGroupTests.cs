namespace Fsm.Chat.Tests.Server;

/// <summary>A file is offered to a group: one transfer for each member who is there.</summary>
public sealed class TransferGroupTests : TransferFixture
{
    private ScriptedPeer _carol = null!;

    private protected override void Prepare()
    {
        _carol = Scene.Server.Connect("carol");
        Ask(Alice, GroupRequestKind.Create);
        foreach (var (name, invited) in new[] { ("bob", Bob), ("carol", _carol) })
        {
            Ask(Alice, GroupRequestKind.Invite, name);
            Ask(invited, GroupRequestKind.Accept);
        }
    }

    [Test]
    public void Each_member_but_the_sender_is_offered_a_transfer_of_their_own()
    {
        var (status, transfers) = Alice.Offer("TEAM", "plan.txt", 10);

        Assert.That((status, string.Join(' ', transfers.Select(transfer => transfer.Name))), Is.EqualTo((StatusCode.Ok, "bob carol")));
        foreach (var peer in new[] { Bob, _carol })
        {
            Assert.That(FileOffered.TryRead(peer.Await(FrameAction.FileTransfer).Body, out var offered), Is.True);
            Assert.That(offered.Group.SequenceEqual("team"u8), Is.True, "and it is told to which group");
        }
    }

    [Test]
    public void Whoever_is_not_in_the_group_offers_it_nothing()
    {
        var dora = Scene.Server.Connect("dora");

        Assert.That(dora.Offer("team").Status, Is.EqualTo(dora.Offer("nothing").Status).And.EqualTo(StatusCode.UnknownRecipient));
    }

    [Test]
    public void Nobody_else_in_the_group_is_an_answer()
    {
        Ask(Bob, GroupRequestKind.Leave);
        Ask(_carol, GroupRequestKind.Leave);

        Assert.That(Alice.Offer("team").Status, Is.EqualTo(StatusCode.NobodyThere));
    }

    [Test]
    public void A_member_who_takes_no_more_offers_keeps_nobody_else_from_theirs()
    {
        const int Share = Limits.OpenDownloads / 2 + 1; // of one sender's
        for (var i = 0; i < Share; i++)
            Alice.OfferTo("bob");
        var transfers = Alice.Offer("team").Transfers;

        Assert.That(Alice.ExpectEnded(), Is.EqualTo((transfers[0].Transfer, StatusCode.RecipientBusy)));
        Assert.That(FileOffered.TryRead(_carol.Await(FrameAction.FileTransfer).Body, out _), Is.True);
        Assert.That(Scene.Server.Hub.Figures.OpenTransfers, Is.EqualTo(Share + 1));
    }

    private static void Ask(ScriptedPeer peer, GroupRequestKind kind, string person = "")
    {
        peer.Send(new GroupRequest { Kind = kind, Group = "team"u8, Person = System.Text.Encoding.UTF8.GetBytes(person) });
        Assert.That(peer.ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
    }
}
