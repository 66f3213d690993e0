namespace Fsm.Chat.Tests.Client;

/// <summary>Servers of this machine that have no TLS, with which they are tried first.</summary>
internal sealed class PlainServerTests : ClientFixture
{
    private static readonly ServerEndpoint Tried = new("127.0.0.1", 7400);
    private static readonly ServerEndpoint Plain = Tried with { IsPlain = true };

    [Test]
    public void It_goes_on_without_and_says_what_is_missing()
    {
        var world = NewWorld();
        world.Start();

        world.Client.PlainServerFound(world.Server.Link);
        world.Server.Grant();

        Assert.That(world.Dialled, Is.EqualTo([Tried, Plain]));
        Assert.That((world.State, world.Errors()), Is.EqualTo(("Connected", Array.Empty<string>())));
        var notices = world.All<NoticeEvent>().ToList();
        Assert.That(notices.Select(notice => notice.Code), Is.EqualTo(["certificate", "connected"]));
        Assert.That(notices[0].Text, Is.EqualTo("127.0.0.1:7400 has no TLS: the connection is not encrypted, and no name can be registered there"));
    }

    [Test]
    public void Whoever_comes_back_was_told_already()
    {
        var world = Connected();
        Lose(world);

        world.Client.PlainServerFound(world.Server.Link);

        Assert.That((world.State, world.Dialled[^1]), Is.EqualTo(("Resuming", Plain)));
        Assert.That(world.All<NoticeEvent>().Where(notice => notice.Code == "certificate"), Is.Empty);
        world.Server.Open();
        Assert.That(world.Server.Read(), Is.Not.Empty, "the session is asked for over the plain connection");
    }

    [Test]
    public void Each_attempt_begins_with_TLS_again()
    {
        var world = Connected();
        Lose(world);
        world.Client.PlainServerFound(world.Server.Link);
        world.Client.DialFailed(world.Server.Link, "nobody listens there");
        Dial(world);

        Assert.That(world.Dialled, Is.EqualTo([Tried, Tried, Plain, Tried]));
    }

    [Test]
    public void Nothing_is_made_again_for_whoever_has_given_up()
    {
        var world = NewWorld();
        world.Start();
        world.Advance(10.1);
        Assert.That(world.State, Is.EqualTo("Disconnected"));

        world.Client.PlainServerFound(world.Server.Link);
        world.Advance(300);

        Assert.That((world.Dialled, world.State, world.Errors()), Is.EqualTo((new[] { Tried }, "Disconnected", new[] { "server_unreachable" })));
    }

    [Test]
    public void An_attempt_that_took_too_long_is_not_made_again_either()
    {
        var world = Connected();
        Lose(world);
        while (world.State != "Reconnecting")
            world.Advance(0.1);
        var dialled = world.Dialled.Count;

        world.Client.PlainServerFound(world.Server.Link);

        Assert.That((world.State, world.Dialled.Count), Is.EqualTo(("Reconnecting", dialled)));
    }

    private static void Lose(ClientWorld world)
    {
        world.Client.LinkLost(world.Server.Link);
        Dial(world);
    }

    private static void Dial(ClientWorld world)
    {
        var dialled = world.Dialled.Count;
        while (world.Dialled.Count == dialled)
            world.Advance(1);
    }
}
