using Fsm.Chat.Benchmarks.Wire;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>
/// A client of the bare relay: the same frames to the partner's port or the room's number, and no protocol. At the end of each batch the receiver sends a small frame back, which
/// counts as the verdict of all before it.
/// </summary>
internal sealed class RelayTalker(LinkTransport transport, TalkerRole role, LoadControl control) : FrameTalker(transport, role, control)
{
    private static readonly byte[] _name = "u0000"u8.ToArray(); // as long as the names in the chat, for frames of the same size
    private ulong _sent;
    private ulong _received;
    private ulong _confirmed;

    // A frame to itself: when it comes back, the relay knows this port, and that it is in its room.
    /// <inheritdoc/>
    protected override void Greet()
    {
        if (Role is { Room: > 0, Receives: true })
            Gather(new BareMessage(FrameAction.Group), Role.Room, acknowledgement: 0);
        Gather(new BareMessage(FrameAction.Ping), Local.Port, acknowledgement: 0);
    }

    /// <inheritdoc/>
    protected override void Send(ReadOnlySpan<byte> text)
    {
        _sent++;
        Gather(new SendRequest { Peer = _name, Text = text }, PartnerPort, acknowledgement: 0);
    }

    /// <inheritdoc/>
    protected override void SayGoodbye()
    {
        Left = true;
        CloseWriting();
    }

    /// <inheritdoc/>
    public override void Handle(in FrameHeader header, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame)
    {
        switch (header.Action)
        {
            case FrameAction.Ping:
                BecomeReady();
                break;
            case FrameAction.SendRequest when SendRequest.TryRead(body, out var message):
                Receive(message.Text);
                _received++;
                break;
            case FrameAction.Acknowledge:
                Decide(Sent!.Decided, (long)header.Acknowledgement - 1);
                break;
            default:
                throw new WireException($"{header} came from the relay");
        }
    }

    /// <inheritdoc/>
    protected override void EndBatch()
    {
        base.EndBatch();
        if (_confirmed == _received)
            return;
        _confirmed = _received;
        Gather(new BareMessage(FrameAction.Acknowledge), PartnerPort, _received);
    }

    private int PartnerPort => Role.PartnerPort!();

    private void Gather<TMessage>(scoped in TMessage message, int port, ulong acknowledgement)
        where TMessage : IMessage, allows ref struct =>
        Output.Gather(message, new(FrameOrigin.Client, default, (ushort)Local.Port, (ushort)port, acknowledgement), _sent);
}
