using System.Text;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>Who or what holds a name, found by the bytes that a client sends: ignoring case, whichever of Unicode's forms the letters are in.</summary>
internal sealed class NameTable<T>
    where T : class
{
    private readonly Dictionary<string, T> _byName = new(UserName.Comparer);
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public NameTable() => _bySpan = _byName.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _byName.Count;

    public IEnumerable<T> All => _byName.Values;

    public bool Contains(string name) => _byName.ContainsKey(name);

    public void Add(string name, T holder) => _byName.Add(name, holder);

    /// <summary>Gives a name free.</summary>
    /// <returns>Whether it was held by that one.</returns>
    public bool Remove(string name, T holder) => _byName.GetValueOrDefault(name) == holder && _byName.Remove(name);

    /// <summary>Finds the holder of a name.</summary>
    /// <param name="name">The name in UTF-8, as long as one byte can say at most.</param>
    public T? Find(ReadOnlySpan<byte> name)
    {
        Span<char> chars = stackalloc char[byte.MaxValue];
        if (!Encoding.UTF8.TryGetChars(name, chars, out var written))
            return null;
        chars = chars[..written];
        if (chars.IsNormalized(NormalizationForm.FormC))
            return _bySpan.TryGetValue(chars, out var holder) ? holder : null;
        return UserName.TryNormalizeGroup(chars.ToString(), out var normalized) ? _byName.GetValueOrDefault(normalized) : null;
    }
}

/// <summary>The groups there are, by name.</summary>
internal sealed class GroupBook
{
    private readonly NameTable<HubGroup> _byName = new();

    public IEnumerable<HubGroup> All => _byName.All;

    public bool IsHeld(string name) => _byName.Contains(name);

    public void Add(HubGroup group) => _byName.Add(group.Name, group);

    public void Remove(HubGroup group) => _byName.Remove(group.Name, group);

    /// <summary>Finds the group of a name.</summary>
    /// <param name="name">The name in UTF-8.</param>
    /// <param name="port">The port that was named with it: whoever names one means a person.</param>
    public HubGroup? Find(ReadOnlySpan<byte> name, ushort port) => port == 0 && _byName.Count > 0 ? _byName.Find(name) : null;
}
