using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Groups;

/// <summary>What a client asks about a group.</summary>
public enum GroupRequestKind : byte
{
    /// <summary>Make it, and be its owner.</summary>
    Create = 1,

    /// <summary>Invite a person into it.</summary>
    Invite = 2,

    /// <summary>Accept the invitation to it.</summary>
    Accept = 3,

    /// <summary>Decline the invitation to it.</summary>
    Decline = 4,

    /// <summary>Leave it.</summary>
    Leave = 5,

    /// <summary>Say who is in it, or in each of one's groups when no group is named.</summary>
    List = 6,
}

/// <summary>
/// Client: a request about a group, answered by a confirmation. Body: u8 kind, u8 length, group's name, u8 length, person's name (empty but for an
/// invitation). A destination port in the header narrows the person down, or stands for them when there is no name.
/// </summary>
public readonly ref struct GroupRequest : IMessage
{
    /// <summary>What is asked.</summary>
    public GroupRequestKind Kind { get; init; }

    /// <summary>The group's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Group { get; init; }

    /// <summary>The name of the person to invite in UTF-8; empty for anything else.</summary>
    public ReadOnlySpan<byte> Person { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Group;

    /// <inheritdoc/>
    public int BodySize => 3 + Group.Length + Person.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)Kind);
        writer.WriteShortString(Group);
        writer.WriteShortString(Person);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there and the kind has a meaning.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out GroupRequest message)
    {
        var reader = new BodyReader(body);
        message = new() { Kind = (GroupRequestKind)reader.ReadByte(), Group = reader.ReadShortString(), Person = reader.ReadShortString() };
        return !reader.Failed && Enum.IsDefined(message.Kind);
    }
}
