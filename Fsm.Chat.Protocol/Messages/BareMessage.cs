using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>A message without a body: a client's disconnect request, ping, pong, acknowledge.</summary>
public readonly struct BareMessage(FrameAction action) : IMessage
{
    /// <inheritdoc/>
    public FrameAction Action => action;

    /// <inheritdoc/>
    public int BodySize => 0;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        // There is nothing to write.
    }
}
