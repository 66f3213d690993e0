using Fsm.Chat.Client.CrashFiles;
using Moq;

namespace Fsm.Chat.Tests.Client;

internal sealed class ConnectTests : ClientFixture
{
    [Test]
    public void Whoever_cannot_keep_what_would_survive_a_crash_is_told([Values] bool isRefused)
    {
        using var folder = new Files.TemporaryFolder();
        using var other = new CrashFolder(folder.Path);
        using var own = new CrashFolder(folder.Path);
        if (isRefused)
            other.Claim(ServerEndpoint.Default, "alice");
        var world = NewWorld(settle: options => options with { CrashNotes = own });
        world.Start();
        Assert.That(world.All<NoticeEvent>().Select(notice => notice.Code), Is.EqualTo(isRefused ? ["state_not_kept"] : Array.Empty<string>()));
    }

    [Test]
    public void Whoever_can_keep_nothing_any_more_is_told_once()
    {
        var isFull = false;
        var notes = new Mock<ICrashNotes>();
        notes.Setup(kept => kept.IsRefused(It.IsAny<ServerEndpoint>(), "alice")).Returns(() => isFull);
        var world = Connected(settle: options => options with { CrashNotes = notes.Object });
        isFull = true;
        world.Line("msg bob one");
        world.Server.ConfirmOpen();
        world.Line("msg bob two");
        Assert.That(world.All<NoticeEvent>().Count(notice => notice.Code == "state_not_kept"), Is.EqualTo(1));
    }

    [Test]
    public void A_granted_connect_is_shown_with_the_users_and_lets_the_first_line_in()
    {
        var world = NewWorld();
        world.Start();
        Assert.That(world.LinesWanted, Is.Zero);
        world.Server.Grant();
        world.Server.Say(new UserListPage { Request = 1, Total = 1, Skip = 0, Users = [new("alice", HostAddress.FromBytes([127, 0, 0, 1]), 40112)] });
        Assert.That(world.LinesWanted, Is.EqualTo(1));
        Assert.That(world.States(), Is.EqualTo(["Connecting", "Connected"]));
        Assert.That(world.All<NoticeEvent>().Single().Text, Is.EqualTo("connected to 127.0.0.1:7400 as alice (server fsmchat)"));
        Assert.That(world.All<UsersEvent>().Single().Users.Single().Name, Is.EqualTo("alice"));
    }

    [Test]
    public void A_refused_connect_is_an_error_and_releases_the_socket_once()
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();
        world.Server.Answer(FrameAction.ConnectRequest, StatusCode.NameTaken);
        world.Server.Port.Verify(port => port.Release(), Times.Once);
        Assert.That(world.Errors(), Is.EqualTo(["name_taken"]));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
        world.Client.InputEnded();
        Assert.That(world.ExitCode, Is.EqualTo(4));
    }

    [TestCase(null, "a person or a group has that name already")]
    [TestCase("ALICE", "a person or a group has that name already")]
    [TestCase("аlice", "a person or a group has a name that looks like that one: аlice")]
    public void A_name_that_only_looks_like_the_wanted_one_is_told(string? holder, string why)
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();
        world.Server.Say(new Confirmation(world.Server.Expect(FrameAction.ConnectRequest).Header.Sequence, StatusCode.NameTaken) { Holder = holder });

        Assert.That(world.All<ErrorEvent>().Single().Text, Does.EndWith(why));
    }

    [Test]
    public void A_refusal_may_come_before_the_request_is_read()
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();
        world.Server.Say(new Confirmation(0, StatusCode.ServerFull));
        Assert.That(world.Errors(), Is.EqualTo(["server_full"]));
    }

    [Test]
    public void A_server_that_does_not_answer_is_given_up_after_ten_seconds()
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();
        world.Advance(9.9);
        Assert.That(world.Errors(), Is.Empty);
        world.Advance(0.2);
        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable"]));
        world.Server.Port.Verify(port => port.Release(), Times.Once);
        Assert.That((world.LinesWanted, world.State), Is.EqualTo((1, "Disconnected")));
    }

    [Test]
    public void A_dial_that_hangs_is_aborted_after_ten_seconds()
    {
        var world = NewWorld();
        world.Start();
        world.Advance(10.1);
        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable"]));
        world.Server.Port.Verify(port => port.Abort(), Times.Once);
        world.Client.DialFailed(world.Server.Link, "it was given up");
        Assert.That((world.Errors(), world.State), Is.EqualTo((new[] { "server_unreachable" }, "Disconnected")));
        Assert.That(world.Client.NextWake, Is.Null.Or.GreaterThan(world.Client.Now));
    }

    [Test]
    public void A_dial_that_fails_says_why_and_connect_tries_again()
    {
        var world = NewWorld();
        world.Start();
        world.Client.DialFailed(world.Server.Link, "nobody listens there");
        Assert.That(world.All<ErrorEvent>().Single().Text, Is.EqualTo("127.0.0.1:7400 cannot be reached: nobody listens there"));
        Assert.That(world.States(), Is.EqualTo(["Connecting", "Disconnected"]));
        Assert.That(world.All<NoticeEvent>(), Is.Empty);
        world.Line("connect");
        Assert.That(world.Links, Has.Count.EqualTo(2));
        world.Server.Grant();
        Assert.That(world.States().Last(), Is.EqualTo("Connected"));
    }

    [Test]
    public void What_is_no_server_of_this_protocol_is_said_at_once()
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();
        world.Server.Feed([.. "HTTP/1.1 400 Bad Request\r\n\r\n"u8]);
        Assert.That(world.Errors(), Is.EqualTo(["server_unreachable"]));
        world.Server.Port.Verify(port => port.Release(), Times.Once);
    }

    [Test]
    public void A_late_event_of_an_old_link_does_not_touch_the_new_one()
    {
        var world = Connected();
        var old = world.Server;
        old.EndSession();
        world.Line("connect");
        world.Server.Grant();
        world.Client.LinkLost(old.Link);
        world.Client.LinkInputEnded(old.Link);
        world.Client.Shown(old.Link, 1);
        old.Forward("bob", "late");
        Assert.That(world.States().Last(), Is.EqualTo("Connected"));
        Assert.That(world.All<MessageEvent>(), Is.Empty);
    }

    [Test]
    public void A_disconnect_is_confirmed_and_the_socket_is_released()
    {
        var world = Connected();
        world.Line("disconnect");
        Assert.That(world.LinesWanted, Is.Zero);
        world.Server.Answer(FrameAction.DisconnectRequest);
        world.Server.Port.Verify(port => port.Release(), Times.Once);
        Assert.That(world.States(), Is.EqualTo(["Connecting", "Connected", "Disconnecting", "Disconnected"]));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
        Assert.That(world.Journal.Select(step => step.Outcome), Has.None.EqualTo(StepOutcome.Violation));
    }
}
