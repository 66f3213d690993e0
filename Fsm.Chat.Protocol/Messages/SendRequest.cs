using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// A text message. Body: u8 length, name, text to the end. From a client the name is the recipient's, from the server the sender's.
/// A client that names a destination port in the header means the person of that name *and* that port.
/// </summary>
public readonly ref struct SendRequest : IMessage
{
    /// <summary>The other person's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Peer { get; init; }

    /// <summary>The text in UTF-8.</summary>
    public ReadOnlySpan<byte> Text { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.SendRequest;

    /// <inheritdoc/>
    public int BodySize => 1 + Peer.Length + Text.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.WriteShortString(Peer);
        writer.Write(Text);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out SendRequest message)
    {
        var reader = new BodyReader(body);
        message = new() { Peer = reader.ReadShortString(), Text = reader.TakeRest() };
        return !reader.Failed;
    }
}
