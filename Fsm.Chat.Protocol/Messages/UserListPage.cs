using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Server: people who are connected, by name. Body: u64 the request's sequence, u32 how many people fit, u32 how many were skipped, u16 how many
/// follow; then for each u8 length, name, 16 bytes address, u16 port. The one sent after a connect answers that connect's sequence.
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

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.UserList;

    /// <inheritdoc/>
    public int BodySize => 18 + Users.Sum(user => 1 + Encoding.UTF8.GetByteCount(user.Name) + HostAddress.Size + 2);

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

        message = new() { Request = request, Total = total, Skip = skip, Users = users };
        return !reader.Failed;
    }
}
