namespace Fsm.Chat.Tests.Server;

/// <summary>Whose a name is, and how people are found and listed by it.</summary>
public sealed class NameTests : HubFixture
{
    [Test]
    public void A_name_is_free_again_after_its_session_and_belongs_to_one_at_a_time()
    {
        var alice = Server.Connect("Alice");
        var second = Server.Dial().SendConnect("aLICE");
        Assert.That(second.ExpectConfirmation(), Is.EqualTo((1UL, StatusCode.NameTaken)));
        Assert.That(second.ExpectClose(), Is.EqualTo(CloseReason.ConnectRefused));
        Server.Pass(TimeSpan.FromSeconds(2.1));
        Assert.That(second.IsAborted, Is.True, "whoever is refused has to close");

        alice.Drop();

        Server.Connect("alice");
    }

    [Test]
    public void A_name_that_looks_like_one_that_is_taken_is_refused_and_finds_nobody()
    {
        Server.Connect("Alice");
        var bob = Server.Connect("bob");

        var lookalike = Server.Dial().SendConnect("аlice");
        Assert.That(Confirmation.TryRead(lookalike.Expect(FrameAction.Confirmation).Body, out var refusal), Is.True);
        Assert.That((refusal.Status, refusal.Holder), Is.EqualTo((StatusCode.NameTaken, "Alice")));
        bob.SendGroup(GroupRequestKind.Create, "аlice");
        Assert.That(Confirmation.TryRead(bob.Expect(FrameAction.Confirmation).Body, out refusal), Is.True);
        Assert.That((refusal.Status, refusal.Holder), Is.EqualTo((StatusCode.NameTaken, "Alice")));
        bob.SendOpen("аlice");
        Assert.That(bob.ExpectConfirmation().Status, Is.EqualTo(StatusCode.UnknownRecipient));
    }

    [TestCase("")]
    [TestCase("9lives")]
    [TestCase("two words")]
    [TestCase("\u001b[2Jx")]
    [TestCase("a\u202eb")]
    [TestCase("abcdefghijklmnopqrstuvwxyzabcdefg")]
    public void A_bad_name_is_refused_and_closed(string name)
    {
        var peer = Server.Dial().SendConnect(name);

        Assert.That(peer.ExpectConfirmation(), Is.EqualTo((1UL, StatusCode.NameInvalid)));
        Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.ConnectRefused));
        peer.EndInput();
        Assert.That((peer.IsReleased, Server.Hub.Figures.Links), Is.EqualTo((true, 0)));
    }

    [Test]
    public void Users_are_listed_by_prefix_and_page()
    {
        foreach (var name in (string[])["bob", "Bea", "carol", "ben"])
            Server.Connect(name);
        var alice = Server.Connect("alice");

        alice.Send(new UserListRequest { Skip = 1, Prefix = "be"u8 });

        Assert.That(UserListPage.TryRead(alice.Expect(FrameAction.UserList).Body, out var page), Is.True);
        Assert.That((page.Request, page.Total, page.Skip), Is.EqualTo((2UL, 2U, 1U)));
        Assert.That(page.Users.Select(user => user.Name), Is.EqualTo(new[] { "ben" }));
    }

    [Test]
    public void Whoever_reads_on_page_by_page_hears_of_everybody_once()
    {
        using var server = new HubHarness(new Limits { FirstUsers = 2 });
        foreach (var name in (string[])["bob", "carol", "dave", "eve"])
            server.Connect(name);
        var zoe = server.Dial().SendConnect("zoe");
        zoe.Expect(FrameAction.Confirmation);

        var read = new List<string>();
        UserListPage page;
        do
        {
            Assert.That(UserListPage.TryRead(zoe.Expect(FrameAction.UserList).Body, out page), Is.True);
            read.AddRange(page.Users.Select(user => user.Name));
            zoe.Send(new UserListRequest { Skip = (uint)read.Count, Prefix = [] });
        }
        while (page.Users.Count > 0);

        Assert.That(read, Is.EqualTo(new[] { "zoe", "bob", "carol", "dave", "eve" }));
    }

    [Test]
    public void A_prefix_may_be_in_any_form_and_what_is_no_character_finds_nobody()
    {
        Server.Connect("Émile");
        var alice = Server.Connect("alice");

        alice.Send(new UserListRequest { Prefix = Encoding.UTF8.GetBytes("e\u0301") }).Send(new UserListRequest { Prefix = "a\uffff"u8 }).SendOpen("a\uffff");

        Assert.That(UserListPage.TryRead(alice.Expect(FrameAction.UserList).Body, out var found) && found.Users.Single().Name == "Émile", Is.True);
        Assert.That(UserListPage.TryRead(alice.Expect(FrameAction.UserList).Body, out var none) && none.Users.Count == 0, Is.True);
        Assert.That(alice.ExpectConfirmation().Status, Is.EqualTo(StatusCode.UnknownRecipient));
        Assert.That(Server.Dial().SendConnect("a\uffff").ExpectConfirmation().Status, Is.EqualTo(StatusCode.NameInvalid));
    }
}
