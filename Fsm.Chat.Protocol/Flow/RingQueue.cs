using System.Numerics;

namespace Fsm.Chat.Protocol.Flow;

/// <summary>A queue whose first element is read where it lies. That of the framework copies each one out, twice for whoever looks before taking.</summary>
/// <param name="capacity">For how many there is room at first.</param>
internal sealed class RingQueue<T>(int capacity)
{
    private T[] _items = new T[BitOperations.RoundUpToPowerOf2((uint)capacity)];
    private int _head;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>For how many there is room.</summary>
    public int Capacity => _items.Length;

    /// <summary>The one that was added first; it must exist, and holds until it is removed.</summary>
    public ref readonly T First => ref _items[_head];

    /// <summary>All of them, the first first.</summary>
    public IEnumerable<T> InOrder
    {
        get
        {
            for (var i = 0; i < Count; i++)
                yield return _items[PlaceOf(i)];
        }
    }

    /// <summary>Adds one behind the others.</summary>
    public void Enqueue(in T item)
    {
        if (Count == _items.Length)
            Grow();
        _items[PlaceOf(Count++)] = item;
    }

    /// <summary>Removes the first one, and forgets what it refers to.</summary>
    public void RemoveFirst()
    {
        _items[_head] = default!;
        _head = PlaceOf(1);
        Count--;
    }

    private int PlaceOf(int index) => (_head + index) & (_items.Length - 1);

    private void Grow()
    {
        var items = new T[2 * _items.Length];
        var atEnd = _items.Length - _head;
        _items.AsSpan(_head).CopyTo(items);
        _items.AsSpan(0, _head).CopyTo(items.AsSpan(atEnd));
        (_items, _head) = (items, 0);
    }
}
