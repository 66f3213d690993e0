using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Kept;

/// <summary>Client: what was kept of the conversation with somebody. Body: u64 before which place (0 for the newest), u16 how many at most, u8 length, name.</summary>
public readonly ref struct HistoryRequest : IMessage
{
    /// <summary>The place behind the last one wanted; 0 for the newest.</summary>
    public ulong Before { get; init; }

    /// <summary>How many at most.</summary>
    public ushort Count { get; init; }

    /// <summary>The other person's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Peer { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.History;

    /// <inheritdoc/>
    public int BodySize => 11 + Peer.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Before);
        writer.Write(Count);
        writer.WriteShortString(Peer);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there and something is asked for.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out HistoryRequest message)
    {
        var reader = new BodyReader(body);
        message = new() { Before = reader.ReadUInt64(), Count = reader.ReadUInt16(), Peer = reader.ReadShortString() };
        return !reader.Failed && message.Count > 0;
    }
}
