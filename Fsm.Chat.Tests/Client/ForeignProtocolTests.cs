namespace Fsm.Chat.Tests.Client;

/// <summary>At another server's port a person is told what speaks there.</summary>
internal sealed class ForeignProtocolTests : ClientFixture
{
    [TestCase("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", "SSH")]
    [TestCase("HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n", "HTTP")]
    [TestCase("220 mail.example.org ESMTP Postfix\r\n", "SMTP")]
    [TestCase("220 (vsFTPd 3.0.3)\r\n", "FTP")]
    [TestCase(":irc.example.org NOTICE * :*** Looking up your hostname\r\n", "IRC")]
    [TestCase("* OK [CAPABILITY IMAP4rev1] ready\r\n", "IMAP")]
    [TestCase("hello", null)]
    [TestCase("", null)]
    public void It_is_told_by_its_greeting(string greeting, string? name) => Assert.That(ForeignProtocol.NameOf(Encoding.ASCII.GetBytes(greeting)), Is.EqualTo(name));

    [TestCase("SSH-2.0-x\r\n", "127.0.0.1:7400 cannot be reached: this is no FsmChat server, it speaks SSH")]
    [TestCase("hello there", "127.0.0.1:7400 cannot be reached: this is no FsmChat server, what it says is not its protocol")]
    public void A_connect_to_it_says_so(string greeting, string text)
    {
        var world = NewWorld();
        world.Start();
        world.Server.Open();
        world.Server.Feed(Encoding.ASCII.GetBytes(greeting));
        var error = world.All<ErrorEvent>().Single();
        Assert.That((error.Code, error.Text), Is.EqualTo(("server_unreachable", text)));
        Assert.That(error.Next, Does.Contain("7400"));
    }
}
