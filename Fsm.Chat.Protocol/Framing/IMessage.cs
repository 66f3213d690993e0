namespace Fsm.Chat.Protocol.Framing;

/// <summary>Something one side says: an action and the fields of its body.</summary>
public interface IMessage
{
    /// <summary>The action in the header.</summary>
    FrameAction Action { get; }

    /// <summary>Bytes of the body.</summary>
    int BodySize { get; }

    /// <summary>Writes exactly <see cref="BodySize"/> bytes.</summary>
    void WriteBody(ref BodyWriter writer);
}
