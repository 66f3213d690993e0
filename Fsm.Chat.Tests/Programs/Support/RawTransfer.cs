namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>Two people at a real server and the two links for one file from one to the other.</summary>
internal sealed class RawTransfer(int port, string sender = "alice", string receiver = "bob") : IDisposable
{
    public RawClient Sender { get; } = new RawClient(port).Connect(sender);

    public RawClient Receiver { get; } = new RawClient(port).Connect(receiver);

    public ulong Number { get; private set; }

    public RawClient SenderLink { get; private set; } = null!;

    public RawClient ReceiverLink { get; private set; } = null!;

    /// <summary>From the offer to both confirmations.</summary>
    /// <param name="early">Contents that are sent together with the attachment.</param>
    public RawTransfer Begin(byte[]? early = null, Action? meanwhile = null)
    {
        Number = Sender.OfferTo(receiver, "x", 1);
        Receiver.Read(FrameAction.FileTransfer);
        Receiver.Accept(Number);
        Sender.ExpectAccepted();
        SenderLink = Attach(Sender);
        if (early is not null)
            SenderLink.SendBytes(early);
        meanwhile?.Invoke();
        ReceiverLink = Attach(Receiver);
        foreach (var link in (RawClient[])[SenderLink, ReceiverLink])
            Assert.That(Confirmation.TryRead(link.Read(FrameAction.Confirmation, andNoMore: true), out var confirmation) && confirmation.Status == StatusCode.Ok);
        return this;
    }

    public void Dispose()
    {
        SenderLink.Dispose();
        ReceiverLink.Dispose();
        Sender.Dispose();
        Receiver.Dispose();
    }

    private RawClient Attach(RawClient who) => new RawClient(port).Attach(Number, who.ExpectStart().Token);
}
