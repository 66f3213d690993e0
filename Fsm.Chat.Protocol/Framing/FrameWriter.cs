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
        WriteHeader(destination, message.Action, stamp, sequence);
        var body = new BodyWriter(destination[FrameHeader.Size..]);
        message.WriteBody(ref body);
    }

    /// <summary>Writes one frame whose body is encoded already.</summary>
    /// <param name="destination">Exactly the bytes of the frame.</param>
    /// <param name="action">What the body is.</param>
    /// <param name="body">The body.</param>
    /// <param name="stamp">Who says it to whom.</param>
    /// <param name="sequence">Its number, or 0.</param>
    public static void Write(Span<byte> destination, FrameAction action, ReadOnlySpan<byte> body, in FrameStamp stamp, ulong sequence)
    {
        WriteHeader(destination, action, stamp, sequence);
        body.CopyTo(destination[FrameHeader.Size..]);
    }

    private static void WriteHeader(Span<byte> destination, FrameAction action, in FrameStamp stamp, ulong sequence) =>
        new FrameHeader
        {
            Length = (uint)(destination.Length - FrameHeader.Size),
            Action = action,
            Origin = stamp.Origin,
            ContentType = ContentTypeOf(action),
            SourcePort = stamp.SourcePort,
            DestinationPort = stamp.DestinationPort,
            Sequence = sequence,
            Acknowledgement = stamp.Acknowledgement,
            Server = stamp.Server,
        }.WriteTo(destination);

    private static ContentType ContentTypeOf(FrameAction action) => action switch
    {
        FrameAction.SendRequest or FrameAction.GroupMessage => ContentType.Text,
        FrameAction.FileTransfer => ContentType.Binary,
        _ => ContentType.None,
    };
}

/// <summary>The fields of a header that do not come from the message: who sends it, from where to where.</summary>
/// <param name="Origin">The role of the sender.</param>
/// <param name="Server">The server's address.</param>
/// <param name="SourcePort">The port of the user it comes from; 0 for the server itself.</param>
/// <param name="DestinationPort">The port of the user it goes to; 0 where it does not matter.</param>
/// <param name="Acknowledgement">The highest number of the other direction that was handled.</param>
public readonly record struct FrameStamp(
    FrameOrigin Origin, HostAddress Server, ushort SourcePort, ushort DestinationPort, ulong Acknowledgement);
