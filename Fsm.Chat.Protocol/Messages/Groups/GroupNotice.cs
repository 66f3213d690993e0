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

/// <summary>What happened in a group, as the first byte of a notice says it.</summary>
public enum GroupChange : byte
{
    /// <summary>The person, its owner, invites you.</summary>
    Invited = 1,

    /// <summary>The person has joined it.</summary>
    Joined = 2,

    /// <summary>An invitation has ended without a new member: to the owner it names the invited person, to the invited person the owner.</summary>
    InvitationEnded = 3,

    /// <summary>The person is no longer in it.</summary>
    Left = 4,

    /// <summary>The person is its owner now.</summary>
    OwnerChanged = 5,
}

/// <summary>What happened in a group, with what there is to say of it.</summary>
/// <param name="Change">What happened.</param>
/// <param name="Code">The number that stands in a notice for what there is to say of it.</param>
public abstract record GroupNews(GroupChange Change, ushort Code)
{
    /// <summary>The person, its owner, invites you.</summary>
    /// <param name="Seconds">Seconds until the invitation expires, 0 for never.</param>
    public sealed record Invited(ushort Seconds) : GroupNews(GroupChange.Invited, Seconds);

    /// <summary>The person has joined it.</summary>
    public sealed record Joined() : GroupNews(GroupChange.Joined, 0);

    /// <summary>An invitation has ended without a new member.</summary>
    /// <param name="Status">How.</param>
    public sealed record InvitationEnded(StatusCode Status) : GroupNews(GroupChange.InvitationEnded, (ushort)Status);

    /// <summary>The person is no longer in it.</summary>
    /// <param name="Reason">Why; none when they left of their own accord.</param>
    public sealed record Left(CloseReason Reason) : GroupNews(GroupChange.Left, (ushort)Reason);

    /// <summary>The person is its owner now.</summary>
    public sealed record OwnerChanged() : GroupNews(GroupChange.OwnerChanged, 0);

    /// <summary>The news that a notice tells.</summary>
    /// <returns>Null when the change has no meaning.</returns>
    public static GroupNews? Of(GroupChange change, ushort code) => change switch
    {
        GroupChange.Invited => new Invited(code),
        GroupChange.Joined => new Joined(),
        GroupChange.InvitationEnded => new InvitationEnded((StatusCode)code),
        GroupChange.Left => new Left((CloseReason)code),
        GroupChange.OwnerChanged => new OwnerChanged(),
        _ => null,
    };
}
