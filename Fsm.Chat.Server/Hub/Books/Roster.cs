using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>Who is connected, by name: each name is held by at most one session. No question looks at more people than it is answered with.</summary>
internal sealed class Roster
{
    private readonly NameTable<HubSession> _byName = new();
    private readonly Dictionary<SessionToken, HubSession> _byToken = [];
    private readonly Dictionary<ushort, HubSession> _byPort = []; // one of those who have it; they know each other
    private readonly List<HubSession> _sorted = [];

    public int Count => _sorted.Count;

    /// <summary>All sessions, ordered by name.</summary>
    public IReadOnlyList<HubSession> Sessions => _sorted;

    public string? HolderOf(string name) => _byName.HolderOf(name);

    public void Add(HubSession session)
    {
        _byName.Add(session.Name, session);
        _byToken.Add(session.Token, session);
        if (_byPort.TryGetValue(session.Port, out var first))
            session.JoinPort(first);
        else
            _byPort[session.Port] = session;
        _sorted.Insert(~PlaceOf(session.Name), session);
    }

    public void Remove(HubSession session)
    {
        if (!_byName.Remove(session.Name, session))
            return;
        _byToken.Remove(session.Token);
        if (session.LeavePort() is { } remaining)
            _byPort[session.Port] = remaining;
        else
            _byPort.Remove(session.Port);
        _sorted.RemoveAt(PlaceOf(session.Name));
    }

    /// <summary>Gives up room that is not needed now.</summary>
    public void Shrink()
    {
        _byName.Shrink();
        _byToken.Shrink();
        _byPort.Shrink();
        _sorted.Shrink();
    }

    /// <summary>Finds the person of a name.</summary>
    public HubSession? Find(string name) => _byName.Find(name);

    /// <summary>Finds the session that a token stands for, unless it is over.</summary>
    public HubSession? Find(SessionToken token) => _byToken.GetValueOrDefault(token);

    /// <summary>Finds the person of a name, or of a port when the name is empty. A port that comes with a name has to fit.</summary>
    /// <param name="name">The name in UTF-8.</param>
    /// <param name="port">The port, or 0 for any.</param>
    /// <param name="ambiguous">Whether several people have that port.</param>
    public HubSession? Find(ReadOnlySpan<byte> name, ushort port, out bool ambiguous)
    {
        ambiguous = false;
        if (!name.IsEmpty)
            return _byName.Find(name) is { } found && (port == 0 || found.Port == port) ? found : null;
        if (port == 0 || !_byPort.TryGetValue(port, out var fitting))
            return null;
        ambiguous = fitting.SharesPort;
        return ambiguous ? null : fitting;
    }

    /// <summary>Finds one page of the people whose names begin with a prefix, by name. Of everybody, whoever asks comes first: they are on the first page, however many there are.</summary>
    public (int Total, List<UserEntry> Page) List(string prefix, uint skip, int count, HubSession asker)
    {
        if (prefix.Length == 0)
            return (_sorted.Count, ListEverybody(skip, count, asker));
        var start = Search(0, name => UserName.Comparer.Compare(name, prefix) < 0);
        var end = Search(start, name => UserName.Begins(name, prefix));
        var first = (int)Math.Min(start + (long)skip, end);
        return (end - start, _sorted.GetRange(first, Math.Min(count, end - first)).ConvertAll(session => session.Entry));
    }

    private List<UserEntry> ListEverybody(uint skip, int count, HubSession asker)
    {
        var (own, page) = (PlaceOf(asker.Name), new List<UserEntry>());
        for (long at = skip; at < _sorted.Count && page.Count < count; at++)
            page.Add((at == 0 ? asker : _sorted[(int)(at <= own ? at - 1 : at)]).Entry);
        return page;
    }

    private int PlaceOf(string name)
    {
        var place = Search(0, other => UserName.Comparer.Compare(other, name) < 0);
        return place < _sorted.Count && UserName.Comparer.Equals(_sorted[place].Name, name) ? place : ~place;
    }

    // The first place, from one on, whose name does not belong to those before: these are all together at the front.
    private int Search(int from, Func<string, bool> isBefore)
    {
        var (low, high) = (from, _sorted.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (isBefore(_sorted[middle].Name))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
