namespace Fsm.Chat.Tests.Support.Native;

/// <summary>A client that says what the test tells it to, right or wrong, and keeps what it is told. What carries its bytes derives from it.</summary>
internal abstract class NativeClient
{
    protected NativePeer Peer { get; } = new();

    /// <summary>The last number that it has used.</summary>
    public ulong Sent { get => Peer.Sent; set => Peer.Sent = value; }

    /// <summary>The last number of the server's that it has handled.</summary>
    public ulong Handled { get => Peer.Handled; set => Peer.Handled = value; }

    /// <summary>Whether something has come that was not looked at.</summary>
    protected abstract bool HasMore { get; }

    /// <summary>A client's frame with any numbers.</summary>
    public static byte[] Encode<TMessage>(
        scoped in TMessage message, ulong sequence, ulong acknowledgement, ushort destinationPort = 0, FrameOrigin origin = FrameOrigin.Client)
        where TMessage : IMessage, allows ref struct => NativePeer.Encode(message, sequence, new(origin, default, 0, destinationPort, acknowledgement));

    /// <summary>The next frame as it would be sent; its number is used up.</summary>
    public byte[] Write<TMessage>(scoped in TMessage message, ushort destinationPort = 0)
        where TMessage : IMessage, allows ref struct => Peer.Say(message, destinationPort);

    /// <summary>Takes the next frame, which has to be of this action.</summary>
    public ReceivedFrame Expect(FrameAction action)
    {
        var frame = Next();
        Assert.That(frame, Is.Not.Null, $"expected {action}, but nothing came");
        Assert.That(frame!.Action, Is.EqualTo(action));
        return frame;
    }

    /// <summary>Takes frames up to the next one of this action.</summary>
    public ReceivedFrame Await(FrameAction action)
    {
        while (Next() is { } frame)
        {
            if (frame.Action == action)
                return frame;
        }

        throw new AssertionException($"expected {action}, but it did not come");
    }

    /// <summary>Expects the announcement of the close, and nothing after it.</summary>
    public CloseReason ExpectClose()
    {
        Assert.That(CloseAnnouncement.TryRead(Await(FrameAction.DisconnectRequest).Body, out var announcement), Is.True);
        Assert.That(HasMore, Is.False, "nothing comes after the close announcement");
        return announcement.Reason;
    }

    public abstract void Carry(byte[] bytes);

    /// <summary>Takes the next frame.</summary>
    /// <returns>It, or null where there is none to come.</returns>
    protected abstract ReceivedFrame? Next();
}
