using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Groups;

/// <summary>One group as its members see it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Owner">Who invites.</param>
/// <param name="Total">How many members it has.</param>
/// <param name="Members">The members, longest-standing first, or as many of them as there was room for.</param>
public sealed record GroupEntry(string Name, string Owner, ushort Total, IReadOnlyList<string> Members);

/// <summary>
/// Server: the confirmation of a request for groups. Body: u64 the request's sequence, u16 status 0, u16 how many groups; for each u8 length, name,
/// u8 length, owner, u16 how many members, u16 how many follow, for each of those u8 length, name.
/// </summary>
public readonly struct GroupListConfirmation : IMessage
{
    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request { get; init; }

    /// <summary>The groups.</summary>
    public required IReadOnlyList<GroupEntry> Groups { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => 12 + Groups.Sum(group => Size(group.Name) + Size(group.Owner) + 4 + group.Members.Sum(Size));

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)StatusCode.Ok);
        writer.Write((ushort)Groups.Count);
        foreach (var group in Groups)
        {
            writer.WriteShortString(Encoding.UTF8.GetBytes(group.Name));
            writer.WriteShortString(Encoding.UTF8.GetBytes(group.Owner));
            writer.Write(group.Total);
            writer.Write((ushort)group.Members.Count);
            foreach (var member in group.Members)
                writer.WriteShortString(Encoding.UTF8.GetBytes(member));
        }
    }

    /// <summary>Reads a body whose status is 0.</summary>
    /// <returns>Whether all fields were there and all names are UTF-8.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out GroupListConfirmation message)
    {
        var reader = new BodyReader(body);
        var request = reader.ReadUInt64();
        reader.ReadUInt16();
        var groups = new List<GroupEntry>();
        for (int i = 0, count = reader.ReadUInt16(); i < count && !reader.Failed; i++)
            groups.Add(ReadGroup(ref reader));
        message = new() { Request = request, Groups = groups };
        return !reader.Failed;
    }

    private static GroupEntry ReadGroup(ref BodyReader reader)
    {
        var (name, owner, total) = (ReadName(ref reader), ReadName(ref reader), reader.ReadUInt16());
        var members = new List<string>();
        for (int i = 0, count = reader.ReadUInt16(); i < count && !reader.Failed; i++)
            members.Add(ReadName(ref reader));
        return new(name, owner, total, members);
    }

    private static string ReadName(ref BodyReader reader)
    {
        if (!Utf8.TryDecode(reader.ReadShortString(), out var name))
            reader.Take(int.MaxValue); // fails the read as a whole
        return name;
    }

    private static int Size(string name) => 1 + Encoding.UTF8.GetByteCount(name);
}
