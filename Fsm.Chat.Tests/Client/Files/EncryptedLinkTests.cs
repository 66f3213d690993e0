using Fsm.Chat.Client.Trust;

namespace Fsm.Chat.Tests.Client.Files;

/// <summary>File links to servers with TLS.</summary>
internal sealed class EncryptedLinkTests : CarrierFixture
{
    [Test]
    public async Task Token_of_a_transfer_goes_to_no_server_that_is_not_trusted()
    {
        using var impostor = new TlsSpy();
        new KnownServers(Folder.At("known_servers")).Remember(impostor.Endpoint, Fingerprint.Parse(new string('2', 64))!.Value);

        Carrier.Attach(Receiver, impostor.Endpoint, 7, Token(Receiver));

        var lost = await Events.NextAsync(Receiver);
        Assert.That(lost.What, Is.EqualTo("FileLinkLost"));
        Assert.That(lost.Text, Does.Contain("certificate was"));
        Assert.That(await impostor.Heard, Is.Empty);
    }
}
