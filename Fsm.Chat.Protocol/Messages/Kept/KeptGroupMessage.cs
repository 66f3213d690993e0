using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Kept;

/// <summary>
/// Server: a message to a group that is kept, to somebody who has a seat in it. Body: u64 conversation, u64 place, u64 milliseconds since 1970 (UTC) when it was accepted,
/// u8 length, sender's name, u8 length, group's name, text to the end. Conversation and place are the same however often it is sent: what was shown once is not shown again.
/// </summary>
public readonly ref struct KeptGroupMessage : IMessage
{
    /// <summary>The number of the conversation.</summary>
    public ulong Conversation { get; init; }

    /// <summary>Its place there, from 1 on without gaps.</summary>
    public ulong Place { get; init; }

    /// <summary>When it was accepted, in milliseconds since 1970, UTC.</summary>
    public ulong At { get; init; }

    /// <summary>The sender's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Sender { get; init; }

    /// <summary>The group's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Group { get; init; }

    /// <summary>The text in UTF-8; empty where it is not kept any more.</summary>
    public ReadOnlySpan<byte> Text { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.KeptGroupMessage;

    /// <inheritdoc/>
    public int BodySize => 26 + Sender.Length + Group.Length + Text.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Conversation);
        writer.Write(Place);
        writer.Write(At);
        writer.WriteShortString(Sender);
        writer.WriteShortString(Group);
        writer.Write(Text);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there and say something.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out KeptGroupMessage message)
    {
        var reader = new BodyReader(body);
        message = new()
        {
            Conversation = reader.ReadUInt64(), Place = reader.ReadUInt64(), At = reader.ReadUInt64(), Sender = reader.ReadShortString(),
            Group = reader.ReadShortString(), Text = reader.TakeRest(),
        };
        return !reader.Failed && message is { Place: > 0, At: <= KeptMessage.LatestMoment, Sender.IsEmpty: false, Group.IsEmpty: false };
    }
}
