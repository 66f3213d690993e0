using System.Text;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>
/// Who or what holds a name, found by the bytes that a client sends: ignoring case, whichever of Unicode's forms the letters are in. Of names that look alike
/// only one is held, so the table goes by looks; found is only who is really called so.
/// </summary>
internal sealed class NameTable<T>
    where T : class
{
    private readonly Dictionary<string, T> _byName = new(LookalikeComparer.Instance);
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public NameTable() => _bySpan = _byName.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _byName.Count;

    public IEnumerable<T> All => _byName.Values;

    /// <summary>The name that makes it impossible to hold this one: itself, or one that looks like it; null if there is none.</summary>
    public string? HolderOf(string name) => _bySpan.TryGetValue(name, out var held, out _) ? held : null;

    public void Add(string name, T holder) => _byName.Add(name, holder);

    /// <summary>Gives a name free.</summary>
    /// <returns>Whether it was held by that one.</returns>
    public bool Remove(string name, T holder) => _byName.GetValueOrDefault(name) == holder && _byName.Remove(name);

    /// <summary>Gives up room that is not needed now.</summary>
    public void Shrink() => _byName.Shrink();

    /// <summary>Finds the holder of a name.</summary>
    /// <param name="name">The name in UTF-8, as long as one byte can say at most.</param>
    public T? Find(ReadOnlySpan<byte> name)
    {
        Span<char> chars = stackalloc char[byte.MaxValue];
        if (!Encoding.UTF8.TryGetChars(name, chars, out var written))
            return null;
        chars = chars[..written];
        if (Ascii.IsValid(chars))
            return FindExact(chars);
        return UserName.TryNormalizeGroup(chars.ToString(), out var normalized) ? FindExact(normalized) : null;
    }

    /// <summary>Finds the holder of a name that is normalized.</summary>
    public T? Find(string name) => FindExact(name);

    private T? FindExact(ReadOnlySpan<char> name) =>
        _bySpan.TryGetValue(name, out var held, out var holder) && UserName.AreSame(name, held) ? holder : null;
}
