using System.Text;
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

/// <summary>
/// Server: people who are connected, by name. Body: u64 the request's sequence, u32 how many people fit, u32 how many were skipped, u16 how many
/// follow; then for each u8 length, name, 16 bytes address, u16 port; then, to whom has asked for it, for each u8 1 where the name is theirs, else 0. The one sent after a connect answers that connect's sequence.
/// </summary>
public readonly struct UserListPage : IMessage
{
    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request { get; init; }

    /// <summary>How many people fit the request.</summary>
    public uint Total { get; init; }

    /// <summary>How many were skipped.</summary>
    public uint Skip { get; init; }

    /// <summary>The people of this page.</summary>
    public required IReadOnlyList<UserEntry> Users { get; init; }

    /// <summary>Whether it is said of each whether the name is theirs.</summary>
    public bool TellsHolders { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.UserList;

    /// <inheritdoc/>
    public int BodySize => 18 + Users.Sum(user => 1 + Encoding.UTF8.GetByteCount(user.Name) + HostAddress.Size + 2) + (TellsHolders ? Users.Count : 0);

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write(Total);
        writer.Write(Skip);
        writer.Write((ushort)Users.Count);
        foreach (var user in Users)
        {
            writer.WriteShortString(Encoding.UTF8.GetBytes(user.Name));
            writer.Write(user.Address);
            writer.Write(user.Port);
        }

        if (TellsHolders)
            HolderMarks.Write(ref writer, Users);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there and all names are UTF-8.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out UserListPage message)
    {
        var reader = new BodyReader(body);
        var (request, total, skip, count) = (reader.ReadUInt64(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt16());
        var users = new List<UserEntry>();
        for (var i = 0; i < count && !reader.Failed; i++)
        {
            var valid = Utf8.TryDecode(reader.ReadShortString(), out var name);
            users.Add(new(name, reader.ReadAddress(), reader.ReadUInt16()));
            if (!valid)
                reader.Take(int.MaxValue); // fails the read as a whole
        }

        var tells = HolderMarks.TryRead(ref reader, users);
        message = new() { Request = request, Total = total, Skip = skip, Users = users, TellsHolders = tells };
        return !reader.Failed;
    }
}

/// <summary>One connected person, as everybody sees them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">Where the connection comes from.</param>
/// <param name="Port">The connection's port there.</param>
public readonly record struct UserEntry(string Name, HostAddress Address, ushort Port)
{
    /// <summary>Whether the name is theirs, and they have proved it; null where that is not said.</summary>
    public bool? IsHolder { get; init; }
}
