using System.Text;
using Fsm.Chat.Benchmarks.Wire;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Tests.Support.Native;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>
/// A client of the chat protocol, by the letter and no more. Every frame of the server's is checked as a real client does; what was handled is
/// acknowledged by the next message where there is one, and alone at the end of the batch where there is none.
/// </summary>
internal class ChatTalker(LinkTransport transport, TalkerRole role, LoadControl control) : FrameTalker(transport, role, control)
{
    private const ulong ConnectNumber = 1;
    private readonly NativePeer _peer = new() { Port = (ushort)transport.Local.Port };
    private readonly byte[] _partner = Encoding.UTF8.GetBytes(role.Partner);
    private readonly byte[] _recipient = Encoding.UTF8.GetBytes(role.Guests.Count > 0 ? role.Group : role.Partner);
    private ulong _firstMessage;
    private bool _welcome;
    private bool _leaving;

    /// <inheritdoc/>
    protected override void Greet() => Ask(new ConnectRequest { Name = Encoding.UTF8.GetBytes(Role.Name) });

    // Nothing else is asked between the first message and the last, so the numbers of messages have no gaps.
    /// <inheritdoc/>
    protected override void Send(ReadOnlySpan<byte> text)
    {
        Ask(new SendRequest { Peer = _recipient, Text = text });
        _firstMessage = _firstMessage == 0 ? _peer.Sent : _firstMessage;
    }

    /// <inheritdoc/>
    protected override void SayGoodbye()
    {
        _leaving = true;
        Ask(new BareMessage(FrameAction.DisconnectRequest));
    }

    /// <inheritdoc/>
    public override void Handle(in FrameHeader header, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame)
    {
        var fault = _peer.Count(header);
        if (fault != CloseReason.None)
            throw new WireException($"{fault} in {header}");
        switch (header.Action)
        {
            case FrameAction.SendRequest:
                TakeMessage(body);
                break;
            case FrameAction.SendConfirmation:
                TakeVerdicts(body);
                break;
            case FrameAction.Ping:
                Ask(new BareMessage(FrameAction.Pong));
                break;
            case FrameAction.Confirmation:
                TakeConfirmation(body);
                break;
            case FrameAction.UserList:
                TakeUserList(body);
                break;
            case FrameAction.DisconnectRequest:
                TakeClose(body);
                break;
            default:
                TakeOther(header.Action, body);
                break;
        }
    }

    /// <summary>Another frame has come. Acknowledgements, pongs, and what happens to others: checked already, and nothing to do.</summary>
    protected virtual void TakeOther(FrameAction action, ReadOnlySpan<byte> body)
    {
    }

    /// <summary>Gathers a message.</summary>
    protected void Ask<TMessage>(scoped in TMessage message)
        where TMessage : IMessage, allows ref struct => Output.Gather(message, _peer.Stamp(), _peer.Number(message.Action));

    /// <inheritdoc/>
    protected override void EndBatch()
    {
        base.EndBatch();
        if (_peer.Owes && !Left)
            Ask(new BareMessage(FrameAction.Acknowledge));
    }

    private void TakeMessage(ReadOnlySpan<byte> body)
    {
        if (!SendRequest.TryRead(body, out var message) || !message.Peer.SequenceEqual(_partner))
            throw new WireException("a message came that is not the partner's");
        Receive(message.Text);
    }

    // Not by SendConfirmation.Read: that makes an array for each frame.
    private void TakeVerdicts(ReadOnlySpan<byte> body)
    {
        for (var reader = new BodyReader(body); reader.Remaining > 0;)
        {
            var (first, last, status) = (reader.ReadUInt64(), reader.ReadUInt64(), (StatusCode)reader.ReadUInt16());
            reader.Take(2);
            var (delivered, failed) = (reader.ReadUInt16(), reader.ReadUInt16());
            if (reader.Failed || status != StatusCode.Ok || (delivered, failed) != (Role.Receivers, 0) || first < _firstMessage)
                throw new WireException($"a verdict for {first} to {last} says {status}, {delivered} delivered, {failed} failed");
            Decide((long)(first - _firstMessage), (long)(last - _firstMessage));
        }
    }

    private void TakeConfirmation(ReadOnlySpan<byte> body)
    {
        if (!Confirmation.TryRead(body, out var confirmation) || confirmation.Status != StatusCode.Ok)
            throw new WireException($"request {confirmation.Request} was refused: {confirmation.Status}");
        if (confirmation.Request != ConnectNumber)
            return;
        if (!Welcome.TryRead(body, out var welcome))
            throw new WireException("the welcome is cut off");
        if (welcome.Window < Role.Window || welcome.MaxText < Role.Length)
            throw new WireException($"the server permits a window of {welcome.Window} and texts of {welcome.MaxText} bytes");
        _welcome = true;
    }

    private void TakeUserList(ReadOnlySpan<byte> body)
    {
        if (!_welcome || new BodyReader(body).ReadUInt64() != ConnectNumber)
            throw new WireException("a user list came that was not asked for");
        BecomeReady();
    }

    private void TakeClose(ReadOnlySpan<byte> body)
    {
        CloseAnnouncement.TryRead(body, out var close);
        if (!_leaving || close.Reason != CloseReason.Requested)
            throw new WireException($"the server closes: {close.Reason}");
        Left = true;
        CloseWriting();
    }
}
