namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>All worlds that were found, each once, in the order in which they were found.</summary>
internal sealed class Worlds
{
    private readonly Dictionary<byte[], int> _numbers = new(EqualityComparer<byte[]>.Create((one, other) => one.AsSpan().SequenceEqual(other), Hash));
    private readonly List<byte[]> _all = [];

    public int Count => _all.Count;

    public byte[] this[int number] => _all[number];

    /// <summary>The number of a world.</summary>
    /// <returns>Whether it is a new one.</returns>
    public bool Add(byte[] world, out int number)
    {
        if (_numbers.TryGetValue(world, out number))
            return false;
        number = _all.Count;
        var copy = world.AsSpan().ToArray();
        _all.Add(copy);
        _numbers.Add(copy, number);
        return true;
    }

    private static int Hash(byte[] world)
    {
        var hash = new HashCode();
        hash.AddBytes(world);
        return hash.ToHashCode();
    }
}
