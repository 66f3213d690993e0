namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>
/// What one person has to do with groups. Whether they are in a group and whether they have the conversation with it open are two things: a message to it reaches them either way.
/// </summary>
internal sealed class SessionGroups
{
    private readonly Dictionary<HubGroup, HubMember> _joined = [];
    private readonly HashSet<HubGroup> _conversations = [];
    private readonly List<HubInvitation> _invitations = [];

    /// <summary>The groups they are in.</summary>
    public IReadOnlyCollection<HubGroup> Joined => _joined.Keys;

    /// <summary>As a member of which of them they have not heard all yet; null for none.</summary>
    public Queue<HubMember>? Behind { get; set; }

    /// <summary>The invitations they have not answered.</summary>
    public IReadOnlyList<HubInvitation> Invitations => _invitations;

    /// <summary>How many conversations with groups they are in.</summary>
    public int Conversations => _conversations.Count;

    /// <summary>Which group the last message to one went to: mostly the next one goes there too.</summary>
    public HubGroup? LastRecipient { get; set; }

    public bool IsMember(HubGroup group) => _joined.ContainsKey(group);

    public bool IsTalkingTo(HubGroup group) => _conversations.Contains(group);

    public HubInvitation? InvitationTo(HubGroup group) => _invitations.Find(invitation => invitation.Group == group);

    /// <summary>Whether they are in as many groups as they may be. Open invitations do not count: nobody fills another one's groups.</summary>
    /// <param name="limit">How many; 0 for no limit.</param>
    public bool IsAtLimit(int limit) => limit > 0 && _joined.Count >= limit;

    /// <summary>Whether they are in as many groups as they may be, or have as many open invitations.</summary>
    /// <param name="limit">How many; 0 for no limit.</param>
    public bool TakesNoInvitation(int limit) => IsAtLimit(limit) || (limit > 0 && _invitations.Count >= limit);

    /// <summary>Whether more of their open invitations are one person's than are free for all others.</summary>
    /// <param name="owner">The person.</param>
    /// <param name="limit">How many there may be; 0 for no limit.</param>
    public bool IsOverShare(HubSession owner, int limit) => limit > 0 && _invitations.Count(invitation => invitation.Group.IsOwnedBy(owner)) > limit - _invitations.Count;

    public void Join(HubMember member) => _joined.Add(member.Group, member);

    /// <summary>They are no member any more.</summary>
    /// <returns>What they were; null when they were none.</returns>
    public HubMember? Leave(HubGroup group) => _joined.Remove(group, out var member) ? member : null;

    public void Open(HubGroup group) => _conversations.Add(group);

    public void Quit(HubGroup group) => _conversations.Remove(group);

    public void Add(HubInvitation invitation) => _invitations.Add(invitation);

    public void Forget(HubInvitation invitation) => _invitations.Remove(invitation);
}
