using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Groups;

/// <summary>
/// Server: something happened in a group. Body: u8 change, u8 length, group's name, u8 length, person's name, u16 code. The code is seconds, a status or a close
/// reason, by the change.
/// </summary>
public readonly ref struct GroupNotice : IMessage
{
    /// <summary>What happened.</summary>
    public required GroupNews News { get; init; }

    /// <summary>The group's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Group { get; init; }

    /// <summary>Whom it is about, in UTF-8.</summary>
    public ReadOnlySpan<byte> Person { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Group;

    /// <inheritdoc/>
    public int BodySize => 5 + Group.Length + Person.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)News.Change);
        writer.WriteShortString(Group);
        writer.WriteShortString(Person);
        writer.Write(News.Code);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there and the change has a meaning.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out GroupNotice message)
    {
        var reader = new BodyReader(body);
        var change = (GroupChange)reader.ReadByte();
        var group = reader.ReadShortString();
        var person = reader.ReadShortString();
        var news = GroupNews.Of(change, reader.ReadUInt16());
        message = new() { News = news!, Group = group, Person = person };
        return !reader.Failed && news is not null;
    }
}
