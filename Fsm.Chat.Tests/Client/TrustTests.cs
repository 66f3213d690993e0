namespace Fsm.Chat.Tests.Client;

/// <summary>Servers that are not trusted, and passwords.</summary>
internal sealed class TrustTests : ClientFixture
{
    private static readonly TrustRefusal Refusal = new(LocalCode.CertificateChanged, "its certificate was 1 and is 2 now", "ask");

    [Test]
    public void A_server_that_is_not_trusted_gets_nothing_and_is_not_dialled_again()
    {
        var world = NewWorld();
        world.Start("tls://127.0.0.1:7400");

        world.Client.ServerDistrusted(world.Server.Link, Refusal);
        world.Advance(300);

        var error = world.All<ErrorEvent>().Single();
        Assert.That((error.Code, error.Text, error.Next), Is.EqualTo(
            ("certificate_changed", "tls://127.0.0.1:7400 is not trusted: its certificate was 1 and is 2 now; nothing was sent", "ask")));
        Assert.That((world.Links.Count, world.State, world.LinesWanted), Is.EqualTo((1, "Disconnected", 1)));
        Assert.That(world.Server.Read(), Is.Empty);
        world.Client.InputEnded();
        Assert.That(world.ExitCode, Is.EqualTo(5));
    }

    [Test]
    public void A_new_certificate_is_told_before_anything_else()
    {
        var world = NewWorld();
        world.Start("tls://127.0.0.1:7400");

        world.Client.CertificateNoted(world.Server.Link, "new here");
        world.Server.Grant();

        Assert.That(world.All<NoticeEvent>().Select(notice => notice.Code), Is.EqualTo(["certificate", "connected"]));
    }

    [Test]
    public void What_is_found_out_about_a_server_that_was_given_up_is_not_told()
    {
        var world = NewWorld();
        world.Start();
        world.Advance(10.1);
        Assert.That(world.State, Is.EqualTo("Disconnected"));

        world.Client.ServerDistrusted(world.Server.Link, Refusal);

        Assert.That((world.Errors(), world.State), Is.EqualTo((new[] { "server_unreachable" }, "Disconnected")));
    }

    [Test]
    public void A_server_that_changes_while_one_is_away_gets_no_token_and_no_line()
    {
        var world = Chatting(isInteractive: false);
        var links = world.Links.Count;
        world.Client.LinkLost(world.Server.Link);
        while (world.Links.Count == links)
            world.Advance(1);

        world.Client.ServerDistrusted(world.Server.Link, Refusal);
        world.Advance(300);

        Assert.That(world.Links, Has.Count.EqualTo(links + 1));
        Assert.That((world.State, world.Errors().Last()), Is.EqualTo(("Disconnected", "certificate_changed")));
        Assert.That(world.Server.Read(), Is.Empty);
        world.Line("meant for bob");
        Assert.That(world.Errors().Last(), Is.EqualTo("skipped"));
    }

    [Test]
    public void An_attempt_that_took_too_long_has_nothing_to_say_about_the_server()
    {
        var world = Connected();
        var links = world.Links.Count;
        world.Client.LinkLost(world.Server.Link);
        while (world.Links.Count == links)
            world.Advance(1);
        while (world.State != "Reconnecting")
            world.Advance(0.1);

        world.Client.ServerDistrusted(world.Server.Link, Refusal);

        Assert.That((world.State, world.Errors()), Is.EqualTo(("Reconnecting", new[] { "server_unreachable" })), "only that the connection was lost");
    }

    [Test]
    public void Whoever_comes_back_waits_until_others_at_the_same_address_have_done_enough_guessing()
    {
        var world = Connected();
        var links = world.Links.Count;
        world.Client.LinkLost(world.Server.Link);
        while (world.Links.Count == links)
            world.Advance(1);
        world.Server.Open();
        world.Server.Feed(world.Server.Encode(new Confirmation(0, StatusCode.UnknownSession), sequence: 0)); // the server was restarted, and has to be given the password again
        links = world.Links.Count;
        while (world.Links.Count == links)
            world.Advance(1);
        world.Server.Open();

        world.Server.Answer(FrameAction.ConnectRequest, StatusCode.TooManyTries);

        Assert.That(world.State, Is.EqualTo("Reconnecting"));
        world.Advance(60);
        Assert.That(world.Links, Has.Count.GreaterThan(links + 1));
    }

    [Test]
    public void A_password_goes_to_the_server_that_it_is_for_and_to_no_other()
    {
        var world = NewWorld(settle: options => options with { Passwords = new Dictionary<ServerEndpoint, byte[]> { [ServerEndpoint.Parse("tls://a:1")!] = [1, 2, 3] } });
        world.Start("tls://a:1");
        Assert.That(PasswordSent(world), Is.EqualTo(new byte[] { 1, 2, 3 }));

        foreach (var other in new[] { "tls://a:2", "tls://b:1", "tcp://a:1" })
        {
            world.Line($"connect {other}");
            Assert.That(PasswordSent(world), Is.Empty, other);
        }
    }

    [Test]
    public void A_server_that_is_known_with_TLS_is_meant_with_TLS()
    {
        var world = NewWorld();
        world.Start("tls://a:1");
        world.Server.Grant();
        world.Line("disconnect a:1");
        world.Server.Answer(FrameAction.DisconnectRequest);

        world.Line("connect a:1");
        world.Server.Grant();

        Assert.That(world.All<NoticeEvent>().Last(notice => notice.Code == "connected").Text, Does.Contain("tls://a:1"));
    }

    [TestCase(CloseReason.TlsRequired)]
    [TestCase(null)]
    public void A_server_that_wants_TLS_is_told_from_one_that_is_away(CloseReason? announced)
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();
        if (announced is { } reason)
            world.Server.Say(new CloseAnnouncement(reason));
        else
            world.Server.Feed([0x15, 3, 3, 0, 2, 2, 10, .. new byte[48]]); // the alert of a server that is not ours

        var error = world.All<ErrorEvent>().Single();
        Assert.That((error.Text, error.Next), Is.EqualTo(("the connection to 127.0.0.1:7400 is lost, it cannot be reached: this server speaks TLS only", "connect tls://127.0.0.1:7400")));
    }

    [Test]
    public void A_server_that_closes_without_a_word_may_want_TLS()
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();

        world.Client.LinkLost(world.Server.Link);

        Assert.That(world.All<ErrorEvent>().Single().Next, Does.EndWith("it may want TLS: connect tls://127.0.0.1:7400"));
    }

    private static byte[] PasswordSent(ClientWorld world)
    {
        world.Server.Open();
        Assert.That(ConnectRequest.TryRead(world.Server.Expect(FrameAction.ConnectRequest).Body, out var request), Is.True);
        var password = request.Password.ToArray();
        world.Server.Say(new Welcome { Request = 1, ServerName = "fsmchat"u8, Token = new byte[Welcome.TokenSize], Window = 128, MaxText = 8192, MaxFrame = 65536 });
        return password;
    }
}
