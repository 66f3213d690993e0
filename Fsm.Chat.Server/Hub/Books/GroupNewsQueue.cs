using System.Diagnostics.CodeAnalysis;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>The groups in which something happened that is to be told, the one that has waited longest first.</summary>
internal sealed class GroupNewsQueue
{
    private readonly Queue<HubGroup> _groups = [];

    /// <summary>Whether anything is to be told.</summary>
    public bool Any => _groups.Count > 0;

    /// <summary>Something has happened in a group.</summary>
    public void Note(HubGroup group, IPerson about, GroupNews news)
    {
        group.News.Add(about, news);
        if (group.News.IsDue)
            return;
        group.News.IsDue = true;
        _groups.Enqueue(group);
    }

    /// <summary>The group whose members are to be told.</summary>
    public bool TryPeek([NotNullWhen(true)] out HubGroup? group) => _groups.TryPeek(out group);

    /// <summary>All members of that one have been gone through.</summary>
    /// <param name="again">Whether something has happened there meanwhile.</param>
    public void Next(bool again)
    {
        var group = _groups.Dequeue();
        (group.News.Visited, group.News.IsDue) = (0, again);
        if (again)
            _groups.Enqueue(group);
    }
}
