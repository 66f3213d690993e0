using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>Who is in one's groups, as far as the server has told: it tells changes by itself, and all members only when a list is asked for.</summary>
internal sealed class GroupMembers
{
    private readonly Dictionary<string, SortedSet<string>> _known = new(UserName.Comparer);

    /// <summary>The groups of which members are known, and those.</summary>
    public IEnumerable<(string Group, IReadOnlyCollection<string> Members)> All => _known.Select(known => (known.Key, (IReadOnlyCollection<string>)known.Value));

    /// <summary>A list of groups came.</summary>
    public void Note(IReadOnlyList<GroupEntry> listed)
    {
        foreach (var group in listed)
            _known[group.Name] = new(group.Members, UserName.Comparer);
    }

    /// <summary>Something happened to a person in a group.</summary>
    public void Note(string group, string person, GroupNews news)
    {
        if (news is GroupNews.Left)
            Of(group).Remove(person);
        else if (news is GroupNews.Joined or GroupNews.OwnerChanged)
            Of(group).Add(person);
    }

    /// <summary>One is in a group no longer.</summary>
    public void Forget(string group) => _known.Remove(group);

    /// <summary>One is in no group any more.</summary>
    public void Clear() => _known.Clear();

    private SortedSet<string> Of(string group) => _known.TryGetValue(group, out var members) ? members : _known[group] = new(UserName.Comparer);
}
