using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Framing;

/// <summary>Writes whole frames.</summary>
public static class FrameWriter
{
    /// <summary>Bytes of the frame that carries this message.</summary>
    public static int SizeOf<TMessage>(scoped in TMessage message)
        where TMessage : IMessage, allows ref struct => FrameHeader.Size + message.BodySize;

    /// <summary>Writes one frame.</summary>
    /// <param name="destination">Exactly the bytes of the frame, as <see cref="SizeOf"/> counts them.</param>
    /// <param name="message">What is said.</param>
    /// <param name="stamp">Who says it to whom.</param>
    /// <param name="sequence">Its number, or 0.</param>
    public static void Write<TMessage>(Span<byte> destination, scoped in TMessage message, in FrameStamp stamp, ulong sequence)
        where TMessage : IMessage, allows ref struct
    {
        new FrameHeader
        {
            Length = (uint)(destination.Length - FrameHeader.Size),
            Action = message.Action,
            Origin = stamp.Origin,
            ContentType = ContentTypeOf(message.Action),
            SourcePort = stamp.SourcePort,
            DestinationPort = stamp.DestinationPort,
            Sequence = sequence,
            Acknowledgement = stamp.Acknowledgement,
            Server = stamp.Server,
        }.WriteTo(destination);
        var body = new BodyWriter(destination[FrameHeader.Size..]);
        message.WriteBody(ref body);
    }

    private static ContentType ContentTypeOf(FrameAction action) => action switch
    {
        FrameAction.SendRequest or FrameAction.GroupMessage => ContentType.Text,
        FrameAction.FileTransfer => ContentType.Binary,
        _ => ContentType.None,
    };
}
