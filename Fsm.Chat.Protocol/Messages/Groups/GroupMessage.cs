using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Groups;

/// <summary>
/// Server: a text message that was sent to a group. Body: u8 length, sender's name, u8 length, group's name, text to the end. It is the same for all
/// recipients, so it is encoded once; only the header is each one's own.
/// </summary>
public readonly ref struct GroupMessage : IMessage
{
    /// <summary>The sender's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Sender { get; init; }

    /// <summary>The group's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Group { get; init; }

    /// <summary>The text in UTF-8.</summary>
    public ReadOnlySpan<byte> Text { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.GroupMessage;

    /// <inheritdoc/>
    public int BodySize => 2 + Sender.Length + Group.Length + Text.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.WriteShortString(Sender);
        writer.WriteShortString(Group);
        writer.Write(Text);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out GroupMessage message)
    {
        var reader = new BodyReader(body);
        message = new() { Sender = reader.ReadShortString(), Group = reader.ReadShortString(), Text = reader.TakeRest() };
        return !reader.Failed;
    }
}
