using System.Buffers;
using System.Text;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Doors.Native;
using Fsm.Chat.Server.Hub;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Tests.Support.Native;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>One client of a hub in memory: what it sends is handed to the hub in one read, and what the hub has for it is taken without a look.</summary>
internal sealed class HubPeer
{
    private static readonly HostAddress _address = HostAddress.FromBytes([127, 0, 0, 1]);
    private readonly NativePeer _peer = new() { Server = _address };
    private readonly ChatHub _hub;
    private readonly HubLink _link;
    private readonly ArrayBufferWriter<byte> _fromHub;
    private readonly byte[] _toHub;
    private int _count;

    /// <summary>Logs in.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="name">Its name.</param>
    /// <param name="port">The port that it comes from.</param>
    /// <param name="room">Bytes that are said or heard at once.</param>
    public HubPeer(ChatHub hub, string name, ushort port, int room = 64 * 1024)
    {
        (_fromHub, _toHub) = (new(room), new byte[room]);
        (_hub, Name) = (hub, Encoding.UTF8.GetBytes(name));
        _link = NativeDoor.Open(hub, new NoSocket(), _address, port, _address);
        Say(new ConnectRequest { Name = Name });
        Hand();
        Take();
        Handled = 2; // the welcome and the list of users
    }

    /// <summary>Its name.</summary>
    public byte[] Name { get; }

    /// <summary>How many frames of the hub's it has handled: the caller counts them.</summary>
    public ulong Handled { get => _peer.Handled; set => _peer.Handled = value; }

    /// <summary>Prepares a message.</summary>
    public void Send(HubPeer recipient, ReadOnlySpan<byte> text) => Send(recipient.Name, text);

    /// <summary>Prepares a message to a person or a group.</summary>
    public void Send(ReadOnlySpan<byte> recipient, ReadOnlySpan<byte> text) => Say(new SendRequest { Peer = recipient, Text = text });

    /// <summary>Asks something about a group.</summary>
    public void Ask(GroupRequestKind kind, ReadOnlySpan<byte> group, ReadOnlySpan<byte> person)
    {
        Say(new GroupRequest { Kind = kind, Group = group, Person = person });
        Hand();
    }

    /// <summary>Asks for the first page of those whose names begin alike.</summary>
    public void List(ReadOnlySpan<byte> prefix) => Say(new UserListRequest { Prefix = prefix });

    /// <summary>Asks for the conversation with whoever has a port.</summary>
    public void Open(ushort port)
    {
        var frame = _peer.Say(new ConversationMessage { Change = ConversationChange.Open, Peer = [] }, port);
        frame.CopyTo(_toHub, _count);
        _count += frame.Length;
    }

    /// <summary>Prepares an acknowledgement of all that was handled.</summary>
    public void Acknowledge() => Say(new BareMessage(FrameAction.Acknowledge));

    /// <summary>Hands over what was prepared.</summary>
    public void Hand()
    {
        var bytes = new ReadOnlySequence<byte>(_toHub, 0, _count);
        _hub.Receive(_link, ref bytes);
        _count = 0;
    }

    /// <summary>The connection is lost.</summary>
    public void Drop() => _hub.LinkLost(_link);

    /// <summary>Says goodbye, and ends the connection.</summary>
    public void Leave()
    {
        Say(new BareMessage(FrameAction.DisconnectRequest));
        Hand();
        Take();
        _hub.InputEnded(_link);
    }

    /// <summary>Takes what the hub has.</summary>
    /// <returns>How many bytes.</returns>
    public int Take()
    {
        _fromHub.ResetWrittenCount();
        while (_hub.TakeOutput(_link, _fromHub))
        {
            // until there is nothing left
        }

        return _fromHub.WrittenCount;
    }

    /// <summary>Takes what the hub has, looks at it, and counts it as handled.</summary>
    public void TakeAndCount()
    {
        Take();
        var frames = new ReadOnlySequence<byte>(_fromHub.WrittenMemory);
        while (FrameReader.TryRead(ref frames, uint.MaxValue, out var header, out _) == FrameReadStatus.Frame)
            _peer.Count(header);
        Acknowledge();
        Hand();
    }

    private void Say<TMessage>(scoped in TMessage message)
        where TMessage : IMessage, allows ref struct => _count += _peer.Say(_toHub.AsSpan(_count), message);

    private sealed class NoSocket : IServerLinkPort
    {
        public void Wake()
        {
            // The benchmark takes what there is by itself.
        }

        public void ResumeReading() => throw new InvalidOperationException("There is no rate to exceed.");

        public void BeginRelay(IServerLinkPort target, HubRelay transfer) => throw new InvalidOperationException("Nobody sends a file.");

        public void Release()
        {
            // There is nothing to close; each benchmark looks at the end who is still there.
        }

        public void Abort() => Release();
    }
}
