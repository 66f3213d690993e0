namespace Fsm.Chat.Tests.Client;

internal sealed class CommandListTests : ClientFixture
{
    [Test]
    public void Before_a_connection_only_connecting_is_possible()
    {
        var world = NewWorld();
        world.Start();
        world.Client.DialFailed(world.Server.Link, "nobody listens there");
        Assert.That(Possible(world, "commands"), Is.EqualTo(["connect", "servers", "server", "transfers", "cancel", "unsent", "discard", "commands", "why", "states", "help", "exit", "window", "close"]));
    }

    [Test]
    public void When_connected_conversations_are_possible() => Assert.That(
        Possible(Connected(), "commands"), Is.EqualTo(["connect", "disconnect", "servers", "server", "users", "chat", "chat2", "msg", "me", "group", "invite", "leave", "groups", "ignore", "unignore", "ignored", "register", "keys", "add-key", "remove-key", "forget-me", "history", "search", "file", "transfers", "cancel", "resume", "unsent", "resend", "discard", "commands", "why", "states", "help", "exit", "window", "close"]));

    [Test]
    public void In_a_conversation_one_can_quit() => Assert.That(Possible(Chatting(), "/commands"), Does.Contain("quit"));

    [TestCase("localhost", "localhost:7400")]
    [TestCase("Chat.Example.org:1", "chat.example.org:1")]
    [TestCase("[::1]:7401", "[::1]:7401")]
    [TestCase("::1", "[::1]:7400")]
    [TestCase("127.0.0.1:7400", "127.0.0.1:7400")]
    [TestCase("127.0.0.1:0", null)]
    [TestCase("127.0.0.1:65536", null)]
    [TestCase("[::1", null)]
    [TestCase("a b:1", null)]
    [TestCase("", null)]
    [TestCase("tls://Chat.Example.org", "tls://chat.example.org:7400")]
    [TestCase("TLS://[::1]:7401", "tls://[::1]:7401")]
    [TestCase("tcp://127.0.0.1:7400", "127.0.0.1:7400")]
    [TestCase("http://127.0.0.1:7400", null)]
    [TestCase("tls://", null)]
    public void An_address_is_read_like_this(string typed, string? shown) => Assert.That(ServerEndpoint.Parse(typed)?.ToString(), Is.EqualTo(shown));

    [TestCase("127.0.0.1:7400", true)]
    [TestCase("127.8.0.1", true)]
    [TestCase("localhost", true)]
    [TestCase("[::1]:7400", true)]
    [TestCase("tcp://localhost", false)]
    [TestCase("tls://localhost", false)]
    [TestCase("128.0.0.1", false)]
    [TestCase("127.example.org", false)]
    [TestCase("localhost.example.org", false)]
    public void On_this_machine_TLS_is_tried(string typed, bool isTried) => Assert.That(ServerEndpoint.Parse(typed)!.TriesTls, Is.EqualTo(isTried));

    private static string[] Possible(ClientWorld world, string line)
    {
        world.Line(line);
        return [.. world.All<NoticeEvent>().Where(n => n is { Code: "command", Text: ['+', ..] }).Select(n => n.Text.Split(' ')[1])];
    }
}
