using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>Client: who is connected? Body: u32 how many to skip, u8 length, prefix of the names asked for (empty for all).</summary>
public readonly ref struct UserListRequest : IMessage
{
    /// <summary>How many of the people that fit are skipped.</summary>
    public uint Skip { get; init; }

    /// <summary>What the names begin with, in UTF-8, ignoring case.</summary>
    public ReadOnlySpan<byte> Prefix { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.UserList;

    /// <inheritdoc/>
    public int BodySize => 4 + 1 + Prefix.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Skip);
        writer.WriteShortString(Prefix);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out UserListRequest message)
    {
        var reader = new BodyReader(body);
        message = new() { Skip = reader.ReadUInt32(), Prefix = reader.ReadShortString() };
        return !reader.Failed;
    }
}
