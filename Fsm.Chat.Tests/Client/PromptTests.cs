namespace Fsm.Chat.Tests.Client;

/// <summary>Offers and invitations interrupt what is shown, and never what is typed.</summary>
internal sealed class PromptTests : ClientFixture
{
    [Test]
    public void A_request_does_not_change_where_a_line_goes()
    {
        var world = Chatting();
        world.Server.Offer();
        world.Server.Group(GroupChange.Invited, "team", "carol", 60);
        Assert.That(world.Prompt, Is.EqualTo("bob"));
        world.Line("accept");

        Assert.That(world.Server.Expect(FrameAction.SendRequest).Body, Is.EqualTo("\u0003bobaccept"u8.ToArray()));
        Assert.That(world.All<OfferEvent>().Single().Text, Is.EqualTo("bob offers a file: \"notes.txt\", 100 bytes: /accept 1 or /decline 1 within 60 s"));
        Assert.That(world.All<InvitationEvent>().Single().Text, Is.EqualTo("carol invites you to the group team: /accept team or /decline team within 60 s"));
    }

    [Test]
    public void An_answer_without_a_name_is_for_the_oldest_and_then_the_next_is_asked()
    {
        var world = Connected();
        world.Server.Offer(transfer: 7);
        world.Server.Offer("pictures.zip", transfer: 8);
        world.Line("decline");
        Assert.That(world.All<NoticeEvent>().Last().Text, Is.EqualTo("bob still offers \"pictures.zip\", 100 bytes: /accept 2 or /decline 2"));
        world.Line("decline");

        Assert.That(world.All<TransferEvent>().Select(transfer => $"{transfer.Id} {transfer.Status}"), Is.EqualTo(["1 declined", "2 declined"]));
        Assert.That(world.All<NoticeEvent>().Count(notice => notice.Code == "asked"), Is.EqualTo(1));
    }

    [Test]
    public void A_later_request_can_be_answered_first()
    {
        var world = Connected();
        world.Server.Offer(transfer: 7);
        world.Server.Offer("pictures.zip", transfer: 8);
        world.Line("decline 2");

        Assert.That(world.All<TransferEvent>().Last().Id, Is.EqualTo("2"));
        Assert.That(world.All<NoticeEvent>().Where(notice => notice.Code == "asked"), Is.Empty);
        world.Line("decline");
        Assert.That(world.All<TransferEvent>().Last().Id, Is.EqualTo("1"));
        world.Line("decline 2");
        Assert.That(world.Errors(), Is.EqualTo(["no_such_request"]), "it is open no more");
    }

    [Test]
    public void An_answer_to_nothing_is_an_error()
    {
        var world = Connected();
        world.Line("accept");
        world.Server.Offer();
        world.Line("accept 9");
        Assert.That(world.Errors(), Is.EqualTo(["nothing_asked", "no_such_request"]));
    }

    [Test]
    public void What_is_asked_decides_whether_it_can_be_answered()
    {
        var world = Connected();
        world.Server.Offer();
        world.Line("commands");
        Assert.That(world.All<NoticeEvent>().Select(notice => notice.Text), Has.Some.StartsWith("+ accept").And.Some.StartsWith("+ decline"));
    }

    [TestCase("accept team", GroupRequestKind.Accept, "accepted")]
    [TestCase("decline TEAM", GroupRequestKind.Decline, "declined")]
    public void An_invitation_is_answered_by_the_name_of_its_group(string line, GroupRequestKind kind, string status)
    {
        var world = Connected();
        world.Server.Group(GroupChange.Invited, "team", "carol", 60);
        world.Line(line);
        Assert.That(world.LinesWanted, Is.Zero);
        var request = world.Server.Expect(FrameAction.Group);
        Assert.That(request.Body, Is.EqualTo((byte[])[(byte)kind, 4, .. "team"u8, 0]));
        world.Server.Say(new Confirmation(request.Header.Sequence, StatusCode.Ok));

        Assert.That(world.All<InvitationEvent>().Last().Status, Is.EqualTo(status));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
        world.Line("accept");
        Assert.That(world.Errors(), Is.EqualTo(["nothing_asked"]));
    }

    [Test]
    public void An_answer_that_comes_too_late_is_an_error_and_nothing_is_asked_any_more()
    {
        var world = Connected();
        world.Server.Group(GroupChange.Invited, "team", "carol", 60);
        world.Line("accept");
        world.Server.Answer(FrameAction.Group, StatusCode.NotInvited);
        world.Line("accept");
        Assert.That(world.Errors(), Is.EqualTo(["not_invited", "nothing_asked"]));
    }

    [TestCase(StatusCode.InvitationExpired, "expired")]
    [TestCase(StatusCode.InvitationRevoked, "revoked")]
    public void An_invitation_can_end_unanswered(StatusCode code, string status)
    {
        var world = Connected();
        world.Server.Group(GroupChange.Invited, "team", "carol", 60);
        world.Server.Group(GroupChange.InvitationEnded, "team", "carol", (ushort)code);
        Assert.That(world.All<InvitationEvent>().Last().Status, Is.EqualTo(status));
        world.Line("accept");
        Assert.That(world.Errors(), Is.EqualTo(["nothing_asked"]));
    }

    [Test]
    public void A_lost_connection_takes_its_requests_with_it()
    {
        var world = Connected();
        world.Server.Group(GroupChange.Invited, "team", "carol", 60);
        world.Server.EndSession();
        world.Line("accept");
        Assert.That(world.Errors().Last(), Is.EqualTo("nothing_asked"));
    }
}
