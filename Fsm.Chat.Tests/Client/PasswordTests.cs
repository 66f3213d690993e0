using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Tests.Client;

/// <summary>A person is asked for the password of a server, and for nothing else meanwhile.</summary>
internal sealed class PasswordTests : ClientFixture
{
    private static readonly byte[] Secret = "s3cret"u8.ToArray();

    [Test]
    public void A_server_that_wants_a_password_gets_the_one_that_is_typed()
    {
        var world = Asked();
        Assert.That(world.All<PasswordEvent>().Single().Text, Is.EqualTo("127.0.0.1:7400 wants a password: type it, nothing of it is shown; Enter alone gives none"));
        Assert.That((world.LinesWanted, world.Errors()), Is.EqualTo((0, Array.Empty<string>())));

        world.Client.PasswordRead("s3cret");

        Assert.That(PasswordOf(world.Server.Grant()), Is.EqualTo(Secret));
        Assert.That((world.LinesWanted, world.State), Is.EqualTo((1, "Connected")));
        world.Client.InputEnded();
        world.Server.Answer(FrameAction.DisconnectRequest, StatusCode.Ok);
        Assert.That(world.ExitCode, Is.Zero, "a question is no failure");
    }

    [Test]
    public void A_wrong_password_is_asked_for_again_until_none_is_given()
    {
        var world = Asked();
        world.Client.PasswordRead("wrong");
        Refuse(world);

        Assert.That(world.All<PasswordEvent>().Last().Text, Does.StartWith("that is not the password of 127.0.0.1:7400"));
        world.Client.PasswordRead("");

        Assert.That((world.Errors(), world.LinesWanted), Is.EqualTo((new[] { "password_wrong" }, 1)));
        world.Client.InputEnded();
        Assert.That(world.ExitCode, Is.EqualTo(4));
    }

    [TestCase(false, true, TestName = "A script is not asked")]
    [TestCase(true, false, TestName = "Nobody is asked where nobody can be")]
    public void Whoever_cannot_be_asked_is_told(bool isInteractive, bool asks)
    {
        var world = NewWorld(isInteractive, settle: options => options with { AsksForPasswords = asks && isInteractive });
        world.Start();
        Refuse(world);

        Assert.That((world.All<PasswordEvent>().Count(), world.Errors()), Is.EqualTo((0, new[] { "password_wrong" })));
    }

    [Test]
    public void A_command_asks_too_and_its_password_is_for_that_server_alone()
    {
        var world = NewWorld(settle: Asks);
        world.Start();
        world.Server.Grant();
        world.Line("connect 127.0.0.1:7500");
        Refuse(world);
        world.Client.PasswordRead("s3cret");
        world.Server.Grant();
        world.Line("connect 127.0.0.1:7600");

        Assert.That(PasswordOf(world.Server.Grant()), Is.Empty);
    }

    [Test]
    public void Two_servers_ask_one_after_the_other()
    {
        var world = NewWorld(settle: Asks);
        world.Start("127.0.0.1:7400", "127.0.0.1:7500");
        foreach (var server in world.Links.ToList())
        {
            server.Open();
            server.Answer(FrameAction.ConnectRequest, StatusCode.PasswordWrong);
        }

        Assert.That(world.All<PasswordEvent>().Count(), Is.EqualTo(1));
        world.Client.PasswordRead("one");
        Assert.That(world.All<PasswordEvent>().Select(asked => asked.Server), Is.EqualTo(new[] { "127.0.0.1:7400", "127.0.0.1:7500" }));
        world.Client.PasswordRead(null);
        world.Links[2].Grant();

        Assert.That((world.LinesWanted, world.Links.Count), Is.EqualTo((1, 3)));
    }

    [Test]
    public void A_lost_session_is_begun_anew_with_the_password_that_was_typed()
    {
        var world = Asked();
        world.Client.PasswordRead("s3cret");
        world.Server.Grant();
        world.Server.EndSession(CloseReason.ServerStopping);
        world.Advance(1);

        Assert.That(PasswordOf(world.Server.Grant()), Is.EqualTo(Secret));
    }

    [Test]
    public void A_person_may_leave_instead()
    {
        var world = Asked();

        world.Client.Leave();

        Assert.That(world.ExitCode, Is.Not.Null);
        world.Client.PasswordRead("too late");
    }

    [TestCase(false, TestName = "The input may end instead")]
    [TestCase(true, TestName = "The person may leave instead, and leave is taken of other servers")]
    public void Other_servers_are_left(bool leaves)
    {
        var world = Chatting(settle: Asks);
        var first = world.Server;
        AskByCommand(world);
        if (leaves)
            world.Client.Leave();
        else
            world.Client.InputEnded();
        Assert.That(world.ExitCodes, Is.Empty);
        Answer(world);
        first.Answer(FrameAction.DisconnectRequest);

        Assert.That(world.ExitCodes, Has.Count.EqualTo(1));
        Answer(world);
    }

    [Test]
    public void An_answer_comes_too_late_while_verdicts_are_awaited()
    {
        var world = Chatting(settle: Asks);
        var first = world.Server;
        world.Line("hello");
        AskByCommand(world);
        world.Client.InputEnded();
        Answer(world);
        Assert.That(world.ExitCodes, Is.Empty);
        first.Deliver(3, 3);
        first.Answer(FrameAction.DisconnectRequest);

        Assert.That(world.ExitCodes, Has.Count.EqualTo(1));
    }

    [Test]
    public void Nobody_is_asked_who_has_ended_the_input()
    {
        var world = Chatting(settle: Asks);
        world.Line("hello");
        world.Line("/connect 127.0.0.1:7500");
        world.Client.InputEnded();
        Refuse(world);

        Assert.That(world.All<PasswordEvent>(), Is.Empty);
    }

    [Test]
    public void Texts_go_on_while_it_is_asked()
    {
        const int Waiting = 500;
        var world = Chatting(window: 1, settle: Asks);
        var first = world.Server;
        for (var i = 0; i <= Waiting; i++)
            world.Line($"{i}");
        AskByCommand(world);
        for (var i = 0; i <= Waiting; i++)
            first.Deliver((ulong)(3 + i), (ulong)(3 + i));
        world.Client.PasswordRead("s3cret");
        world.Server.Grant();

        Assert.That((world.Verdicts().Length, world.LinesWanted), Is.EqualTo((Waiting + 1, 1)));
    }

    [Test]
    public void A_password_is_in_no_event_and_no_step()
    {
        var world = Asked();
        world.Client.PasswordRead("s3cret");
        world.Server.Grant();

        Assert.That(world.Events.Select(shown => $"{shown}").Concat(world.Journal.Select(note => $"{note}")), Has.None.Contains("s3cret"));
    }

    private static ClientOptions Asks(ClientOptions options) => options with { AsksForPasswords = true };

    private ClientWorld Asked()
    {
        var world = NewWorld(settle: Asks);
        world.Start();
        Refuse(world);
        return world;
    }

    private static void AskByCommand(ClientWorld world)
    {
        world.Line("/connect 127.0.0.1:7500");
        Refuse(world);
    }

    private static void Answer(ClientWorld world)
    {
        world.Client.PasswordRead("s3cret");
        world.Client.PasswordRead(null);
    }

    private static void Refuse(ClientWorld world)
    {
        world.Server.Open();
        world.Server.Answer(FrameAction.ConnectRequest, StatusCode.PasswordWrong);
    }

    private static byte[] PasswordOf(ReceivedFrame connect)
    {
        Assert.That(ConnectRequest.TryRead(connect.Body, out var request), Is.True);
        return request.Password.ToArray();
    }
}
