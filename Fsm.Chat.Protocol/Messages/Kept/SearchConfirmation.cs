using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Kept;

/// <summary>A message that was found.</summary>
/// <param name="Number">Its number, which grows with every message of the server. It is not sent: it says where to go on.</param>
/// <param name="With">With whom the conversation is: the other one's or the group's proper name.</param>
/// <param name="Message">The message.</param>
public readonly record struct FoundMessage(long Number, string With, PastMessage Message)
{
    /// <summary>Its bytes in a body.</summary>
    public int Size => 1 + Encoding.UTF8.GetByteCount(With) + Message.Size;
}

/// <summary>
/// Server: messages that have the words which were looked for, the newest first. Body: u64 the request's sequence, u16 status 0, u64 before which message to go on
/// (0 when all was looked through), u16 how many; for each u8 length, with whom, and the message.
/// </summary>
public readonly struct SearchConfirmation : IMessage
{
    /// <summary>Bytes of a body in which nothing was found.</summary>
    public const int SizeOfEmpty = 20;

    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request { get; init; }

    /// <summary>Before which message to go on; 0 when all was looked through.</summary>
    public ulong Before { get; init; }

    /// <summary>The messages, the newest first.</summary>
    public required IReadOnlyList<FoundMessage> Messages { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => SizeOfEmpty + Messages.Sum(found => found.Size);

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)StatusCode.Ok);
        writer.Write(Before);
        writer.Write((ushort)Messages.Count);
        foreach (var found in Messages)
        {
            writer.WriteShortString(Encoding.UTF8.GetBytes(found.With));
            found.Message.WriteTo(ref writer);
        }
    }

    /// <summary>Reads a body whose status is 0.</summary>
    /// <returns>Whether all fields were there and all texts are UTF-8.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out SearchConfirmation message)
    {
        var reader = new BodyReader(body);
        var request = reader.ReadUInt64();
        reader.ReadUInt16();
        var before = reader.ReadUInt64();
        var messages = new List<FoundMessage>();
        var count = reader.ReadUInt16();
        while (messages.Count < count && !reader.Failed && Utf8.TryDecode(reader.ReadShortString(), out var with) && PastMessage.TryRead(ref reader, out var one))
            messages.Add(new(Number: 0, with, one));
        message = new() { Request = request, Before = before, Messages = messages };
        return !reader.Failed && messages.Count == count;
    }
}
