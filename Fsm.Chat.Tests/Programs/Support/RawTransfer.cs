using System.Text;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>Two people at a real server and the two links for one file from one to the other.</summary>
internal sealed class RawTransfer : IDisposable
{
    private readonly int _port;
    private readonly string _receiverName;
    private byte[] _senderToken = [];
    private byte[] _receiverToken = [];

    public RawTransfer(int port, string sender = "alice", string receiver = "bob")
    {
        _port = port;
        _receiverName = receiver;
        (Sender, Receiver) = (new RawClient(port).Connect(sender), new RawClient(port).Connect(receiver));
    }

    public RawClient Sender { get; }

    public RawClient Receiver { get; }

    public ulong Number { get; private set; }

    public RawClient SenderLink { get; private set; } = null!;

    public RawClient ReceiverLink { get; private set; } = null!;

    /// <summary>From the offer to both confirmations.</summary>
    /// <param name="early">Contents that are sent together with the attachment.</param>
    /// <param name="meanwhile">Done before the receiver attaches, too.</param>
    public RawTransfer Begin(byte[]? early = null, Action? meanwhile = null)
    {
        Sender.Send(new FileOffer { Destination = Encoding.UTF8.GetBytes(_receiverName), Length = 1, Name = "x"u8 });
        Assert.That(FileOffered.TryRead(Receiver.Read(FrameAction.FileTransfer), out var offered), Is.True);
        Number = offered.Transfer;
        Receiver.Send(new FileAcceptance { Transfer = Number, Hash = new byte[FileHash.Size] });
        Sender.Read(FrameAction.FileTransfer); // accepted
        (_senderToken, _receiverToken) = (ReadToken(Sender), ReadToken(Receiver));
        SenderLink = Attach(_senderToken);
        if (early is not null)
            SenderLink.SendBytes(early);
        meanwhile?.Invoke();
        ReceiverLink = Attach(_receiverToken);
        foreach (var link in (RawClient[])[SenderLink, ReceiverLink])
            Assert.That(Confirmation.TryRead(link.Read(FrameAction.Confirmation, andNoMore: true), out var confirmation) && confirmation.Status == StatusCode.Ok);
        return this;
    }

    public void Say(RawClient who, FileRequestKind kind) => who.Send(new FileStatement { Kind = kind, Transfer = Number, Status = StatusCode.Ok });

    public static StatusCode ReadEnd(RawClient who)
    {
        Assert.That(FileEnded.TryRead(who.Read(FrameAction.FileTransfer), out var ended), Is.True);
        return ended.Status;
    }

    public void Dispose()
    {
        SenderLink.Dispose();
        ReceiverLink.Dispose();
        Sender.Dispose();
        Receiver.Dispose();
    }

    private RawClient Attach(byte[] token)
    {
        var link = new RawClient(_port);
        link.Send(new FileAttachment { Transfer = Number, Token = token });
        return link;
    }

    private static byte[] ReadToken(RawClient who)
    {
        Assert.That(FileStart.TryRead(who.Read(FrameAction.FileTransfer), out var start), Is.True);
        return start.Token.ToArray();
    }
}
