using Fsm.Chat.Server.Access;

namespace Fsm.Chat.Tests.Server.Access;

/// <summary>A server with a password, and those who try.</summary>
internal sealed class PasswordTests
{
    private HubHarness _server = null!;
    private int _people;

    [SetUp]
    public void Start() => _server = new(access: new(ServerPassword.Of("open sesame")));

    [TearDown]
    public void EndWell()
    {
        _server.AssertEndedWell();
        _server.Dispose();
    }

    [Test]
    public void Whoever_has_it_is_let_in() => Assert.That(Try("open sesame"), Is.EqualTo(StatusCode.Ok));

    [TestCase("")]
    [TestCase("Open sesame")]
    [TestCase("open sesame ")]
    [TestCase("open")]
    public void Nobody_else_is(string password) => Assert.That(Try(password), Is.EqualTo(StatusCode.PasswordWrong));

    [Test]
    public void After_five_wrong_ones_even_the_right_one_waits_a_minute_also_on_this_machine()
    {
        for (var i = 0; i < HubAccess.MostWrongPasswords; i++)
            Assert.That(Try("x"), Is.EqualTo(StatusCode.PasswordWrong));

        Assert.That(Try("open sesame"), Is.EqualTo(StatusCode.TooManyTries));
        Assert.That(Try("open sesame", from: "192.0.2.1"), Is.EqualTo(StatusCode.Ok), "others are not kept out");
        _server.Pass(RecentByNetwork.Memory);
        Assert.That(Try("open sesame"), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void What_is_refused_unread_and_what_is_right_counts_for_nothing()
    {
        for (var i = 0; i < 20; i++)
            Assert.That(Try("open sesame"), Is.EqualTo(StatusCode.Ok));
        for (var i = 0; i < HubAccess.MostWrongPasswords; i++)
            Try("x");
        _server.Pass(RecentByNetwork.Memory - TimeSpan.FromSeconds(1));
        Assert.That(Try("x"), Is.EqualTo(StatusCode.TooManyTries));

        _server.Pass(TimeSpan.FromSeconds(1));

        Assert.That(Try("open sesame"), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void A_session_is_resumed_by_its_token_alone_and_a_token_that_is_over_keeps_nobody_out()
    {
        using var server = new HubHarness(waits: true, access: new(ServerPassword.Of("open sesame")));
        var alice = server.Dial().Send(new ConnectRequest { Name = "alice"u8, Password = "open sesame"u8 });
        Assert.That(Welcome.TryRead(alice.Expect(FrameAction.Confirmation).Body, out var welcome), Is.True);
        var token = welcome.Token.ToArray();
        alice.Drop();
        for (var i = 0; i < HubAccess.MostWrongPasswords; i++)
            Assert.That(StatusOf(Resume(server, new byte[Welcome.TokenSize])), Is.EqualTo(StatusCode.UnknownSession));

        Assert.That(StatusOf(server.Dial().Send(new ConnectRequest { Name = "bob"u8, Password = "open sesame"u8 })), Is.EqualTo(StatusCode.Ok), "after a restart a whole house comes with tokens that are over");
        Assert.That(StatusOf(Resume(server, token)), Is.EqualTo(StatusCode.Ok));
    }

    [Test]
    public void A_server_without_one_takes_whatever_is_given()
    {
        using var open = new HubHarness();
        var peer = open.Dial().Send(new ConnectRequest { Name = "alice"u8, Password = "x"u8 });

        Assert.That(StatusOf(peer), Is.EqualTo(StatusCode.Ok));
    }

    [TestCase("")]
    [TestCase(256)]
    public void A_password_has_as_many_bytes_as_the_protocol_carries(object password) =>
        Assert.That(() => ServerPassword.Of(password as string ?? new string('x', (int)password)), Throws.TypeOf<FormatException>());

    private static ScriptedPeer Resume(HubHarness server, byte[] token)
    {
        var peer = server.Dial();
        peer.Sent = 1; // the connect request, on the link before
        return peer.Resume("alice", token, handled: 0);
    }

    private StatusCode Try(string password, string from = "127.0.0.1") =>
        StatusOf(_server.Dial(from).Send(new ConnectRequest { Name = Encoding.UTF8.GetBytes($"p{++_people}"), Password = Encoding.UTF8.GetBytes(password) }));

    private static StatusCode StatusOf(ScriptedPeer peer)
    {
        Assert.That(Confirmation.TryRead(peer.Expect(FrameAction.Confirmation).Body, out var answer), Is.True);
        return answer.Status;
    }
}
