using System.Buffers;

namespace Fsm.Chat.Protocol.Flow;

/// <summary>
/// Bytes on their way to one peer, in pieces, with two cursors: what was handed to the link, and what the peer has acknowledged. It is the outbox
/// and the store to send again from, in one. Pieces are handed over in the order they were queued; those with a number are kept until it is acknowledged.
/// What a piece says is the business of whoever queues it.
/// </summary>
/// <typeparam name="TTag">What the owner wants to know again when a message is acknowledged or dropped.</typeparam>
public sealed class ByteQueue<TTag>
{
    private const int SmallestBuffer = 256;
    private const int EntriesKept = 256; // between bursts; an idle session is trimmed by its owner
    private const int BytesKept = 32 * 1024; // the same

    private RingQueue<Entry>? _entries;
    private byte[] _bytes = [];
    private int _start;   // first byte not acknowledged
    private int _end;     // behind the last byte queued
    private int _handed;  // first byte not handed over
    private long _origin; // bytes of this session before _bytes[0]
    private bool _rests;  // since it was trimmed last

    /// <summary>The number of the last numbered piece that was queued.</summary>
    public ulong LastSequence { get; private set; }

    /// <summary>The number of the last numbered piece that was handed over whole: nothing beyond it can honestly be acknowledged.</summary>
    public ulong LastHandedOver { get; private set; }

    /// <summary>The highest number the peer has acknowledged.</summary>
    public ulong Acknowledged { get; private set; }

    /// <summary>Bytes not acknowledged.</summary>
    public int Bytes => _end - _start;

    /// <summary>Messages not acknowledged.</summary>
    public int Messages { get; private set; }

    /// <summary>Whether something waits to be handed over.</summary>
    public bool HasOutput => _handed < _end;

    /// <summary>Bytes that were ever queued, up to now.</summary>
    public long Queued => _origin + _end;

    /// <summary>Bytes of those that were handed over, or that the peer has.</summary>
    public long Taken => _origin + _handed;

    /// <summary>The number that the next numbered piece will get.</summary>
    public ulong NextSequence => LastSequence + 1;

    /// <summary>Makes room for a piece of at most so many bytes. It is queued once it is committed, and not before.</summary>
    /// <returns>Where its bytes go.</returns>
    public Span<byte> Reserve(int size)
    {
        if (_bytes.Length - _end < size)
            MakeRoom(size);
        return _bytes.AsSpan(_end, size);
    }

    /// <summary>Queues what was written into the reserved bytes, without a number: it is done once it was handed over.</summary>
    public void Commit(int size) => Keep(size, sequence: 0, isMessage: false, tag: default!);

    /// <summary>Queues what was written into the reserved bytes under the next number: it is kept until that is acknowledged.</summary>
    public void CommitNumbered(int size) => Keep(size, ++LastSequence, isMessage: false, tag: default!);

    /// <summary>Queues what was written into the reserved bytes under the next number, as a message.</summary>
    /// <returns>Its number.</returns>
    public ulong CommitMessage(int size, TTag tag)
    {
        Messages++;
        Keep(size, ++LastSequence, isMessage: true, tag);
        return LastSequence;
    }

    /// <summary>Copies what waits into <paramref name="destination"/> and counts it as handed over.</summary>
    /// <param name="destination">Where the link's bytes go.</param>
    /// <param name="limit">The most bytes to hand over now. Pieces may be cut: a link is a stream.</param>
    public void HandOver(IBufferWriter<byte> destination, int limit)
    {
        var count = Math.Min(_end - _handed, limit);
        if (count == 0)
            return;
        destination.Write(_bytes.AsSpan(_handed, count));
        _handed += count;
        LastHandedOver = _handed == _end ? LastSequence : LastWhole();
        DropUnnumberedFront();
    }

    /// <summary>Copies what is left of the piece that was handed over in part, if one was: a stream must not end inside it.</summary>
    public void HandOverRestOfPiece(IBufferWriter<byte> destination)
    {
        if (_handed > _start)
            HandOver(destination, (int)(_entries!.InOrder.First(entry => entry.EndOffset >= _origin + _handed).EndOffset - _origin) - _handed);
    }

    /// <summary>Takes note of an acknowledgement; then <see cref="TryRelease"/> gives what it covers, one by one.</summary>
    /// <returns>Whether it is news.</returns>
    public bool Acknowledge(ulong sequence)
    {
        if (sequence <= Acknowledged)
            return false;
        Acknowledged = sequence;
        return true;
    }

    /// <summary>Removes the next piece that is acknowledged.</summary>
    public bool TryRelease(out Released<TTag> released)
    {
        if (_entries is { Count: > 0 } && IsDone(_entries.First))
        {
            released = Remove();
            return true;
        }

        released = default;
        return false;
    }

    /// <summary>Removes the next piece, acknowledged or not: the session has ended.</summary>
    public bool TryDiscard(out Released<TTag> released)
    {
        if (_entries is { Count: > 0 })
        {
            released = Remove();
            return true;
        }

        released = default;
        return false;
    }

    /// <summary>Begins again with the first piece that is not acknowledged: another link carries the session on.</summary>
    public void Rewind() => _handed = _start;

    /// <summary>How many messages, and how many bytes of them, have a tag of some kind. Looks at all of them.</summary>
    public (int Messages, int Bytes) Share(Func<TTag, bool> isIts)
    {
        var (messages, bytes, start) = (0, 0, _origin + _start);
        foreach (var entry in _entries?.InOrder ?? [])
        {
            if (entry.IsMessage && isIts(entry.Tag))
                (messages, bytes) = (messages + 1, bytes + (int)(entry.EndOffset - start));
            start = entry.EndOffset;
        }

        return (messages, bytes);
    }

    /// <summary>
    /// Nobody takes anything for a while: makes pieces shorter that say what can be asked for again, and forgets those without a number. Afterwards nothing counts
    /// as begun, as after <see cref="Rewind"/>.
    /// </summary>
    /// <param name="shorten">Writes the shorter piece over the beginning of a piece, and says how long it is.</param>
    public void Shorten(Func<Span<byte>, int> shorten)
    {
        var kept = new RingQueue<Entry>(1);
        var (read, end) = (_start, _start);
        foreach (var entry in _entries?.InOrder ?? [])
        {
            var piece = _bytes.AsSpan(read, (int)(entry.EndOffset - _origin) - read);
            read += piece.Length;
            if (entry.Sequence == 0)
                continue;
            piece = piece[..shorten(piece)];
            piece.CopyTo(_bytes.AsSpan(end));
            end += piece.Length;
            kept.Enqueue(entry with { EndOffset = _origin + end });
        }

        (_entries, _handed, _end) = (kept, _start, end);
        if (kept.Count == 0)
            Reset();
        else if (_bytes.Length > 4 * Math.Max(Bytes, SmallestBuffer))
            Move(ArrayPool<byte>.Shared.Rent(Bytes));
    }

    /// <summary>Goes on with the numbers of a session whose pieces are known no more: all of them up to this one were handled.</summary>
    /// <exception cref="InvalidOperationException">Something is queued already.</exception>
    public void ContinueAfter(ulong sequence)
    {
        if (LastSequence > 0 || Bytes > 0)
            throw new InvalidOperationException("The queue has numbers of its own.");
        (LastSequence, LastHandedOver, Acknowledged) = (sequence, sequence, sequence);
    }

    /// <summary>To be called now and then: gives back what was kept for the next piece, if there was none since the call before.</summary>
    public void Trim()
    {
        if (_rests && _entries is not { Count: > 0 })
        {
            _entries = null;
            ReturnBuffer();
        }

        _rests = true;
    }

    private void Keep(int size, ulong sequence, bool isMessage, TTag tag)
    {
        _end += size;
        _rests = false;
        (_entries ??= new(1)).Enqueue(new(sequence, _origin + _end, isMessage, tag));
    }

    private void MakeRoom(int size)
    {
        var needed = 2 * (Bytes + size);
        Move(_bytes.Length >= needed ? _bytes : ArrayPool<byte>.Shared.Rent(Math.Max(SmallestBuffer, needed)));
    }

    private void Move(byte[] to)
    {
        var live = Bytes;
        _bytes.AsSpan(_start, live).CopyTo(to);
        if (to != _bytes)
            ReturnBuffer();
        _bytes = to;
        _origin += _start;
        _handed -= _start;
        (_start, _end) = (0, live);
    }

    // Only a hand-over that was cut off has to look: the queue is short then, for it is bounded.
    private ulong LastWhole() => _entries!.InOrder
        .TakeWhile(entry => entry.EndOffset <= _origin + _handed)
        .Aggregate(LastHandedOver, (last, entry) => Math.Max(last, entry.Sequence));

    private bool IsDone(in Entry entry) =>
        entry.Sequence == 0 ? entry.EndOffset <= _origin + _handed : entry.Sequence <= Acknowledged;

    // What has no number will never be acknowledged: once handed over it is done.
    private void DropUnnumberedFront()
    {
        while (_entries is { Count: > 0 } && _entries.First.Sequence == 0 && IsDone(_entries.First))
            Remove();
    }

    private Released<TTag> Remove()
    {
        ref readonly var entry = ref _entries!.First;
        var handedOver = entry.Sequence == 0 ? entry.EndOffset <= _origin + _handed : entry.Sequence <= LastHandedOver;
        var removed = new Released<TTag>(entry.IsMessage, handedOver, entry.Tag);
        _start = (int)(entry.EndOffset - _origin);
        _handed = Math.Max(_handed, _start);
        if (entry.IsMessage)
            Messages--;
        _entries.RemoveFirst();
        if (_entries.Count == 0)
            Reset();
        return removed;
    }

    // Where pieces come and go, the next one finds a buffer that has grown already. An idle session keeps none: that is most of what an idle connection costs.
    private void Reset()
    {
        _origin += _end;
        (_start, _end, _handed) = (0, 0, 0);
        if (_bytes.Length > BytesKept)
            ReturnBuffer();
        if (_entries!.Capacity > EntriesKept)
            _entries = null;
    }

    private void ReturnBuffer()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private readonly record struct Entry(ulong Sequence, long EndOffset, bool IsMessage, TTag Tag);
}

/// <summary>A piece that has left a <see cref="ByteQueue{TTag}"/>.</summary>
/// <param name="IsMessage">Whether it carried a message; only then is there a tag.</param>
/// <param name="HandedOver">Whether all of it had been handed to the link.</param>
/// <param name="Tag">What the owner gave with it.</param>
public readonly record struct Released<TTag>(bool IsMessage, bool HandedOver, TTag Tag);
