namespace Fsm.Chat.Tests.Joined;

internal sealed class FileLinkEnd : IWireClient
{
    private readonly NativePeer _peer = new();
    private byte[] _unsent = [];
    private bool _ended;

    /// <summary>Whether nothing more comes.</summary>
    public bool IsOver => _ended && !_peer.HasUnread;

    public void Put<TMessage>(in TMessage message)
        where TMessage : IMessage, allows ref struct => _unsent = [.. _unsent, .. _peer.Say(message)];

    /// <summary>Takes one frame; null where there is none.</summary>
    public ReceivedFrame? Take()
    {
        var frame = _peer.Read();
        if (frame?.Header.Origin == FrameOrigin.Server)
            Assert.That(_peer.Count(frame.Header), Is.EqualTo(CloseReason.None)); // what is the other client's is for the receiver to judge
        return frame;
    }

    public bool TakeOutput(IBufferWriter<byte> writer)
    {
        var any = _unsent.Length > 0;
        writer.Write(_unsent);
        _unsent = [];
        return any;
    }

    public void Receive(ref ReadOnlySequence<byte> input)
    {
        _peer.Hear(input.ToArray());
        input = input.Slice(input.End);
    }

    public void Ended() => _ended = true;
}
