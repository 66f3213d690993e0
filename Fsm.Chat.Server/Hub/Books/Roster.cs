using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>Who is connected, by name: each name is held by at most one session.</summary>
internal sealed class Roster
{
    private readonly NameTable<HubSession> _byName = new();
    private readonly Dictionary<SessionToken, HubSession> _byToken = [];
    private readonly List<HubSession> _sorted = [];

    public int Count => _sorted.Count;

    /// <summary>All sessions, ordered by name.</summary>
    public IReadOnlyList<HubSession> Sessions => _sorted;

    public bool IsHeld(string name) => _byName.Contains(name);

    public void Add(HubSession session)
    {
        _byName.Add(session.Name, session);
        _byToken.Add(session.Token, session);
        _sorted.Insert(~Find(session.Name), session);
    }

    public void Remove(HubSession session)
    {
        if (!_byName.Remove(session.Name, session))
            return;
        _byToken.Remove(session.Token);
        _sorted.RemoveAt(Find(session.Name));
    }

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
        var fitting = port == 0 ? [] : _sorted.Where(session => session.Port == port).Take(2).ToList();
        ambiguous = fitting.Count > 1;
        return fitting.Count == 1 ? fitting[0] : null;
    }

    /// <summary>Finds one page of the people whose names begin with a prefix, by name.</summary>
    public (int Total, List<UserEntry> Page) List(string prefix, uint skip, int count)
    {
        var start = Find(prefix);
        start = start < 0 ? ~start : start;
        var end = prefix.Length == 0 ? _sorted.Count : start;
        while (end < _sorted.Count && _sorted[end].Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            end++;
        var first = (int)Math.Min(start + (long)skip, end);
        var page = _sorted.GetRange(first, Math.Min(count, end - first)).ConvertAll(session => session.Entry);
        return (end - start, page);
    }

    private int Find(string name)
    {
        var (low, high) = (0, _sorted.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = UserName.Comparer.Compare(_sorted[middle].Name, name);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}
