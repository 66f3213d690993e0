namespace Fsm.Chat.Tests.Server;

/// <summary>Whoever was cut before they read their welcome has no token, and gets their name anew; nobody else's name can be had like that.</summary>
internal sealed class NameReclaimTests : ResumeFixture
{
    private const string Home = "192.0.2.1";

    [Test]
    public void A_client_that_never_read_its_welcome_gets_its_name_at_once()
    {
        Hub.Dial(Home).SendConnect("bob").Drop();

        var again = Hub.Dial(Home).SendConnect("Bob");

        again.ExpectToken();
        again.Acknowledge().Skip();
        Assert.That(again.Send(new UserListRequest { Prefix = [] }).Expect(FrameAction.UserList).Action, Is.EqualTo(FrameAction.UserList));
        Assert.That((again.Link.Reason, Hub.Hub.Figures.Sessions, again.Link.Session!.Name), Is.EqualTo((CloseReason.None, 1, "Bob")));
    }

    [Test]
    public void The_session_before_gives_nothing_to_the_new_one()
    {
        var first = Hub.Dial(Home).SendConnect("bob");
        var token = first.ExpectToken();
        var alice = Hub.Connect("alice");
        alice.SendText("bob", "for you alone").Acknowledge().Skip();
        first.Drop();
        alice.Skip();

        var again = Hub.Dial(Home).SendConnect("bob");

        Assert.That(alice.ExpectPresence(), Is.EqualTo((PresenceChange.Gone, "bob")));
        Assert.That(alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.RecipientGone));
        Assert.That(again.TakeAll().Select(frame => frame.Action), Is.EqualTo(new[] { FrameAction.Confirmation, FrameAction.UserList }));
        AssertRefused(Resume(first, token), StatusCode.UnknownSession);
    }

    [TestCase("192.0.2.2", Home)]
    [TestCase("2001:db8:0:1::1", "2001:db8:0:2::1")]
    public void From_elsewhere_the_name_is_taken(string there, string elsewhere)
    {
        Hub.Dial(there).SendConnect("bob").Drop();

        Assert.That(Answer(elsewhere), Is.EqualTo(StatusCode.NameTaken));
    }

    [Test]
    public void Of_one_network_of_ipv6_a_host_may_have_another_address()
    {
        Hub.Dial("2001:db8::1").SendConnect("bob").Drop();

        Assert.That(Answer("2001:db8::2"), Is.EqualTo(StatusCode.Ok));
    }

    [TestCase("acknowledges")]
    [TestCase("asks")]
    [TestCase("comes back")]
    [TestCase("is there")]
    public void Whoever_knows_of_their_session_keeps_the_name_for_it(string how)
    {
        var bob = Hub.Dial(Home).SendConnect("bob");
        var token = bob.ExpectToken();
        if (how == "acknowledges")
            bob.Acknowledge();
        else if (how == "asks")
            bob.Send(new UserListRequest { Prefix = [] });
        if (how != "is there")
            bob.Drop();
        if (how == "comes back")
            Resume(bob, token).Drop();

        Assert.That(Answer(Home), Is.EqualTo(StatusCode.NameTaken));
    }

    [Test]
    public void Whoever_may_not_come_in_ends_nobody()
    {
        using var server = new HubHarness(new Limits { NamesPerAddress = 1 }, waits: true);
        server.Dial(Home).SendConnect("bob").Drop();

        Assert.That(server.Dial(Home).SendConnect("bob").ExpectConfirmation().Status, Is.EqualTo(StatusCode.TooManyNames));
        Assert.That(server.Hub.Figures.Sessions, Is.EqualTo(1), "it waits as before");
    }

    [Test]
    public void A_name_that_only_looks_alike_is_taken()
    {
        Hub.Dial(Home).SendConnect("bob").Drop();

        Assert.That(Hub.Dial(Home).SendConnect("bоb").ExpectConfirmation().Status, Is.EqualTo(StatusCode.NameTaken), "with a Cyrillic o");
    }

    private StatusCode Answer(string address) => Hub.Dial(address).SendConnect("bob").ExpectConfirmation().Status;
}
