using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>
/// What happened in a group and is not told to all of its members yet. It is noted once, however many they are, and each of them has a number up to which they have heard.
/// Several changes of one person make a thread, and so do those of the owner: whoever has heard none of a thread need not be told all of it.
/// </summary>
internal sealed class GroupNewsBook
{
    private readonly List<GroupNewsItem> _items = [];
    private readonly Dictionary<(string Name, ushort Port), GroupNewsThread> _threads = [];
    private GroupNewsThread _owners = new();
    private long _first;

    /// <summary>The number of what happens next.</summary>
    public long End => _first + _items.Count;

    public bool IsEmpty => _items.Count == 0;

    /// <summary>How many members are behind, and are told more when they have taken some.</summary>
    public int Behind { get; set; }

    /// <summary>Whether the members are to be gone through, one after the other.</summary>
    public bool IsDue { get; set; }

    /// <summary>How many of them have been gone through.</summary>
    public int Visited { get; set; }

    public GroupNewsItem this[long number] => _items[(int)(number - _first)];

    /// <summary>Something has happened.</summary>
    public void Add(IPerson about, GroupNews news)
    {
        var thread = news is GroupNews.OwnerChanged ? _owners : ThreadOf(about);
        _items.Add(new(End, Mentioned.Of(about), news, thread, thread.Latest));
        thread.Latest = End - 1;
    }

    /// <summary>Who joined last or left last, by whom it was; null when all have heard that.</summary>
    public GroupNewsThread? ThreadAbout(HubSession person) => IsEmpty ? null : _threads.GetValueOrDefault((person.Name, person.Port));

    /// <summary>What a member is still to hear of a thread, the last first.</summary>
    public IEnumerable<GroupNewsItem> ToHear(HubMember member, GroupNewsThread thread)
    {
        for (var number = thread.Latest; number >= Math.Max(member.Heard, _first); number = this[number].Before)
        {
            if (member.IsToHear(number))
                yield return this[number];
        }
    }

    /// <summary>All members have heard what has a smaller number.</summary>
    public void Forget(long before)
    {
        var count = (int)(before - _first);
        foreach (var item in _items[..count])
        {
            if (item.Thread.Latest != item.Number)
                continue;
            if (item.Thread == _owners)
                _owners = new();
            else
                _threads.Remove(Mentioned.KeyOf(item.About));
        }

        _items.RemoveRange(0, count);
        _first = before;
    }

    /// <summary>Forgets all of it if all have heard it.</summary>
    public void ForgetIfHeard()
    {
        if (!IsDue && Behind == 0)
            Forget(End);
    }

    private GroupNewsThread ThreadOf(IPerson person)
    {
        var key = Mentioned.KeyOf(person);
        if (!_threads.TryGetValue(key, out var thread))
            _threads[key] = thread = new();
        return thread;
    }
}

/// <summary>One thing that happened in a group.</summary>
/// <param name="Number">Its number there.</param>
/// <param name="About">To whom.</param>
/// <param name="News">What.</param>
/// <param name="Thread">The thread that it belongs to.</param>
/// <param name="Before">The number of the one before it there; it may be forgotten.</param>
internal sealed record GroupNewsItem(long Number, IPerson About, GroupNews News, GroupNewsThread Thread, long Before);

/// <summary>Changes that undo or replace each other.</summary>
internal sealed class GroupNewsThread
{
    /// <summary>The number of the last of them.</summary>
    public long Latest { get; set; } = -1;
}
