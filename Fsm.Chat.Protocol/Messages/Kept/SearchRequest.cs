using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Kept;

/// <summary>
/// Client: the newest messages that have some words. Body: u64 before which message (0 for the newest), u16 how many at most, u8 length, name of the one
/// conversation to look in (empty for all), u8 how many words, and for each u8 length, word.
/// </summary>
public readonly struct SearchRequest : IMessage
{
    /// <summary>The number behind the last message wanted, as an answer has told it; 0 for the newest.</summary>
    public ulong Before { get; init; }

    /// <summary>How many at most.</summary>
    public ushort Count { get; init; }

    /// <summary>With whom the one conversation is that is looked through; empty for all.</summary>
    public string In { get; init; }

    /// <summary>The words. A message is found that has all of them.</summary>
    public IReadOnlyList<string> Words { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Search;

    /// <inheritdoc/>
    public int BodySize => 12 + Encoding.UTF8.GetByteCount(In) + Words.Sum(word => 1 + Encoding.UTF8.GetByteCount(word));

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Before);
        writer.Write(Count);
        writer.WriteShortString(Encoding.UTF8.GetBytes(In));
        writer.Write((byte)Words.Count);
        foreach (var word in Words)
            writer.WriteShortString(Encoding.UTF8.GetBytes(word));
    }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="message">What it says.</param>
    /// <param name="isText">Whether the name and all words are UTF-8.</param>
    /// <returns>Whether all fields were there and something is asked for.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out SearchRequest message, out bool isText)
    {
        var reader = new BodyReader(body);
        var (before, count) = (reader.ReadUInt64(), reader.ReadUInt16());
        isText = Utf8.TryDecode(reader.ReadShortString(), out var name);
        var words = new string[reader.ReadByte()];
        for (var i = 0; i < words.Length; i++)
            isText &= Utf8.TryDecode(reader.ReadShortString(), out words[i]);
        message = new() { Before = before, Count = count, In = name, Words = words };
        return !reader.Failed && count > 0;
    }
}
