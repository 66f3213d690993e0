using Fsm.Chat.Benchmarks.Wire;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>A talker that speaks in frames.</summary>
internal abstract class FrameTalker(LinkTransport transport, TalkerRole role, LoadControl control) : Talker(transport, role, control), IFrameHandler
{
    /// <inheritdoc/>
    public abstract void Handle(in FrameHeader header, ReadOnlySpan<byte> body, ReadOnlySpan<byte> frame);

    /// <inheritdoc/>
    protected override int Take(byte[] buffer, int count) => FrameSplitter.Split(buffer, count, this);
}
