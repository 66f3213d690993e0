namespace Fsm.Chat.Server.Keeping.Facts;

/// <summary>Two people who write to each other, or a group.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Low">The lower account of a pair; 0 for a group.</param>
/// <param name="High">The higher account of a pair; 0 for a group.</param>
/// <param name="Name">The name of a group; empty for a pair.</param>
/// <param name="Folded">The name of a group as names are compared; empty for a pair.</param>
/// <param name="Creator">Who has made it.</param>
/// <param name="Created">When, as UTC ticks.</param>
/// <param name="LastPlace">The last place that was given away. It may be too low by what the last messages say.</param>
public sealed record KeptConversation(
    long Id, ConversationKind Kind, long Low, long High, string Name, string Folded, long Creator, long Created, long LastPlace);

/// <summary>What a conversation is.</summary>
public enum ConversationKind : byte
{
    /// <summary>Two people.</summary>
    Pair = 1,

    /// <summary>A group.</summary>
    Group = 2,

    /// <summary>A group that has ended: its name is free again, its messages are still there.</summary>
    EndedGroup = 3,
}

/// <summary>Somebody in a conversation, and how far they have got in it.</summary>
/// <param name="Account">Who.</param>
/// <param name="Conversation">In what.</param>
/// <param name="Role">As what.</param>
/// <param name="Since">After which place they may read.</param>
/// <param name="Until">Up to which place they may read; 0 while they are in it. Of who is invited: until when that waits for them, as UTC ticks.</param>
/// <param name="Delivered">Up to which place their client has taken the messages.</param>
/// <param name="Seen">Up to which place they have looked.</param>
/// <param name="Told">Up to which place they have been told, as a sender, what became of their messages.</param>
public sealed record KeptMember(
    long Account, long Conversation, MemberRole Role, long Since, long Until, long Delivered, long Seen, long Told);

/// <summary>What somebody is in a conversation.</summary>
public enum MemberRole : byte
{
    /// <summary>In it.</summary>
    Member = 1,

    /// <summary>In it, and it is theirs.</summary>
    Owner = 2,

    /// <summary>Asked to come; the invitation waits for them.</summary>
    Invited = 3,

    /// <summary>No longer in it.</summary>
    Former = 4,
}

/// <summary>A message that did not reach one of those it was for. The cursors cannot say that.</summary>
/// <param name="Message">Which message.</param>
/// <param name="Account">Who did not get it.</param>
/// <param name="Reason">The code that its sender is told.</param>
/// <param name="At">When that was decided, as UTC ticks.</param>
public sealed record KeptException(long Message, long Account, int Reason, long At);
