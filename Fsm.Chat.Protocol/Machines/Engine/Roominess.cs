namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>Gives up the room of what was much larger once: collections grow by themselves and never shrink.</summary>
public static class Roominess
{
    private const int Small = 1024;

    /// <summary>Whether so much room is so much too much that it is worth copying what is there.</summary>
    public static bool IsTooMuch(int capacity, int count) => capacity > Small && capacity / 4 > count;

    /// <summary>Gives up the room that it does not need, if that is much.</summary>
    public static void Shrink<TKey, TValue>(this Dictionary<TKey, TValue> entries)
        where TKey : notnull
    {
        if (IsTooMuch(entries.Capacity, entries.Count))
            entries.TrimExcess();
    }

    /// <inheritdoc cref="Shrink{TKey,TValue}(Dictionary{TKey,TValue})"/>
    public static void Shrink<T>(this List<T> items)
    {
        if (IsTooMuch(items.Capacity, items.Count))
            items.TrimExcess();
    }

    /// <inheritdoc cref="Shrink{TKey,TValue}(Dictionary{TKey,TValue})"/>
    public static void Shrink<T>(this Queue<T> items)
    {
        if (IsTooMuch(items.Capacity, items.Count))
            items.TrimExcess();
    }
}
