using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Groups;

/// <summary>What happened in a group.</summary>
public enum GroupChange : byte
{
    /// <summary>The person, its owner, invites you. Code: seconds until the invitation expires, 0 for never.</summary>
    Invited = 1,

    /// <summary>The person has joined it. Code: 0.</summary>
    Joined = 2,

    /// <summary>An invitation has ended without a new member: to the owner it names the invited person, to the invited person the owner. Code: a <see cref="StatusCode"/>.</summary>
    InvitationEnded = 3,

    /// <summary>The person is no longer in it. Code: a <see cref="CloseReason"/>, or 0 when they left of their own accord.</summary>
    Left = 4,

    /// <summary>The person is its owner now. Code: 0.</summary>
    OwnerChanged = 5,
}

/// <summary>Server: something happened in a group. Body: u8 change, u8 length, group's name, u8 length, person's name, u16 code.</summary>
public readonly ref struct GroupNotice : IMessage
{
    /// <summary>What happened.</summary>
    public GroupChange Change { get; init; }

    /// <summary>The group's name in UTF-8.</summary>
    public ReadOnlySpan<byte> Group { get; init; }

    /// <summary>Whom it is about, in UTF-8.</summary>
    public ReadOnlySpan<byte> Person { get; init; }

    /// <summary>More of it, by the kind of change.</summary>
    public ushort Code { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Group;

    /// <inheritdoc/>
    public int BodySize => 5 + Group.Length + Person.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write((byte)Change);
        writer.WriteShortString(Group);
        writer.WriteShortString(Person);
        writer.Write(Code);
    }

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there and the change has a meaning.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out GroupNotice message)
    {
        var reader = new BodyReader(body);
        message = new()
        {
            Change = (GroupChange)reader.ReadByte(),
            Group = reader.ReadShortString(),
            Person = reader.ReadShortString(),
            Code = reader.ReadUInt16(),
        };
        return !reader.Failed && Enum.IsDefined(message.Change);
    }
}
