using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Client.Session.Explaining;

/// <summary>
/// Remembers the latest steps of everything that moves, so that a person can ask why something is as it is. It is bounded: what is over is forgotten
/// first, the oldest of it before the rest.
/// </summary>
/// <param name="most">How many subjects are remembered.</param>
internal sealed class StepBook(int most = 2000)
{
    private readonly Dictionary<object, Entry> _entries = [];
    private readonly LinkedList<object> _moving = [];
    private readonly LinkedList<object> _over = [];

    /// <summary>How many are remembered.</summary>
    public int Count => _entries.Count;

    /// <summary>The history of a subject, begun if there is none.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="machine">Its machine.</param>
    public History Of(object subject, string machine)
    {
        var key = KeyOf(subject);
        if (_entries.TryGetValue(key, out var known))
            return known.History;
        if (_entries.Count == most)
            Forget();
        var history = new History(machine) { Conversation = (subject as ClientDelivery)?.Conversation };
        _entries[key] = new(history, _moving.AddLast(key));
        return history;
    }

    /// <summary>Nothing happens to a subject any more.</summary>
    public void End(object subject)
    {
        if (!_entries.TryGetValue(KeyOf(subject), out var entry) || entry.Place.List != _moving)
            return;
        _moving.Remove(entry.Place);
        _over.AddLast(entry.Place);
    }

    /// <summary>What is remembered of a subject; null when that is nothing.</summary>
    public History? Find(object subject) => _entries.TryGetValue(KeyOf(subject), out var entry) ? entry.History : null;

    /// <summary>What is remembered of the message of a number; null when that is nothing.</summary>
    public History? FindMessage(long number) => _entries.TryGetValue(number, out var entry) ? entry.History : null;

    // A message is remembered by its number: the text need not be kept for that.
    private static object KeyOf(object subject) => subject is ClientDelivery message ? message.Number : subject;

    private void Forget()
    {
        var oldest = _over.First ?? _moving.First!;
        _entries.Remove(oldest.Value);
        oldest.List!.Remove(oldest);
    }

    private sealed record Entry(History History, LinkedListNode<object> Place);
}
