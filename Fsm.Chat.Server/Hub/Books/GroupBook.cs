using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>The groups there are, by name.</summary>
internal sealed class GroupBook
{
    private readonly NameTable<HubGroup> _byName = new();

    /// <summary>As a store knows them; none without one.</summary>
    public GroupBook(StartFacts? start, AccountBook accounts, PairBook pairs)
    {
        if (start is null)
            return;
        var members = start.Members.Where(member => member.Role is not MemberRole.Former && accounts.Find(member.Account) is { IsOpen: true }).ToLookup(member => member.Conversation);
        foreach (var kept in start.Conversations.Where(kept => kept.Kind == ConversationKind.Group))
            Restore(kept, members[kept.Id], accounts, pairs, start.Outrun.Conversations.Contains(kept.Id));
    }

    public IEnumerable<HubGroup> All => _byName.All;

    public string? HolderOf(string name) => _byName.HolderOf(name);

    public void Add(HubGroup group) => _byName.Add(group.Name, group);

    public void Remove(HubGroup group) => _byName.Remove(group.Name, group);

    /// <summary>Finds the group of a name. One that is being written down is nobody's yet.</summary>
    /// <param name="name">The name in UTF-8.</param>
    /// <param name="port">The port that was named with it: whoever names one means a person.</param>
    public HubGroup? Find(ReadOnlySpan<byte> name, ushort port) =>
        port == 0 && _byName.Count > 0 && _byName.Find(name) is { State: GroupState.Open } group ? group : null;

    // Who has joined earlier may read more. Where a crash has come between an owner's leaving and the next owner, it is the longest-standing member.
    private void Restore(KeptConversation kept, IEnumerable<KeptMember> members, AccountBook accounts, PairBook pairs, bool isOutrun)
    {
        var standing = members.Where(member => member.Role is MemberRole.Member or MemberRole.Owner).OrderBy(member => member.Since).ThenBy(member => member.Account).ToList();
        var owner = standing.Find(member => member.Role == MemberRole.Owner) ?? standing.FirstOrDefault();
        var record = new KeptGroup(kept.Id, kept.Creator, kept.Created) { LastPlace = kept.LastPlace, StoredPlace = kept.LastPlace };
        var group = new HubGroup(GroupState.Open, kept.Name, accounts.Find(owner?.Account ?? kept.Creator)!, record);
        if (owner is null || isOutrun)
            pairs.Note(record);
        if (owner is null)
            return; // that it has ended is not on the disk yet

        foreach (var member in standing)
            record.Add(new(record, accounts.Find(member.Account)!) { Since = member.Since, Delivered = member.Delivered, Queued = member.Delivered });
        foreach (var invited in members.Where(member => member.Role == MemberRole.Invited))
            accounts.Find(invited.Account)!.Asked.Add(record, invited.Until);
        Add(group);
    }
}
