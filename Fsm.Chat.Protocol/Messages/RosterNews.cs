using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>What news of the people who are there are.</summary>
public enum RosterNewsKind : byte
{
    /// <summary>Who has come and who has gone since the news before.</summary>
    Changes = 1,

    /// <summary>Everybody who is there.</summary>
    Everybody = 2,

    /// <summary>So much has changed that nobody is named.</summary>
    TooMany = 3,
}

/// <summary>
/// Server, to a client that has asked for it: who has come and gone. Body: u8 kind, u32 how many are there, u16 how many came, for each u8 length, name, 16 bytes address, u16 port;
/// u16 how many went, for each u8 length, name; then, to whom has asked for it, for each who came u8 1 where the name is theirs, else 0.
/// </summary>
public readonly struct RosterNews : IMessage
{
    /// <summary>What it is.</summary>
    public required RosterNewsKind Kind { get; init; }

    /// <summary>How many people are there.</summary>
    public uint Total { get; init; }

    /// <summary>Who has come, with another session under the same name too.</summary>
    public required IReadOnlyList<UserEntry> Came { get; init; }

    /// <summary>Whether it is said of each who has come whether the name is theirs.</summary>
    public bool TellsHolders { get; init; }

    /// <summary>Who has gone.</summary>
    public required IReadOnlyList<string> Went { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.RosterNews;

    /// <inheritdoc/>
    public int BodySize => 9 + Came.Sum(user => 1 + Encoding.UTF8.GetByteCount(user.Name) + HostAddress.Size + 2) + (TellsHolders ? Came.Count : 0) + Went.Sum(name => 1 + Encoding.UTF8.GetByteCount(name));

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)Kind);
        writer.Write(Total);
        writer.Write((ushort)Came.Count);
        foreach (var user in Came)
        {
            writer.WriteShortString(Encoding.UTF8.GetBytes(user.Name));
            writer.Write(user.Address);
            writer.Write(user.Port);
        }

        writer.Write((ushort)Went.Count);
        foreach (var name in Went)
            writer.WriteShortString(Encoding.UTF8.GetBytes(name));
        if (TellsHolders)
            HolderMarks.Write(ref writer, Came);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there, all names are UTF-8, and the kind is known.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out RosterNews message)
    {
        var reader = new BodyReader(body);
        var (kind, total) = ((RosterNewsKind)reader.ReadByte(), reader.ReadUInt32());
        var isText = true;
        var came = new List<UserEntry>();
        for (int i = 0, count = reader.ReadUInt16(); i < count && !reader.Failed; i++)
        {
            isText &= Utf8.TryDecode(reader.ReadShortString(), out var name);
            came.Add(new(name, reader.ReadAddress(), reader.ReadUInt16()));
        }

        var went = new List<string>();
        for (int i = 0, count = reader.ReadUInt16(); i < count && !reader.Failed; i++)
        {
            isText &= Utf8.TryDecode(reader.ReadShortString(), out var name);
            went.Add(name);
        }

        var tells = HolderMarks.TryRead(ref reader, came);
        message = new() { Kind = kind, Total = total, Came = came, Went = went, TellsHolders = tells };
        return !reader.Failed && isText && Enum.IsDefined(kind);
    }
}
