using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Network;

/// <summary>
/// One direction of a connection: a stream in which nothing overtakes. It takes no more than there is room for; what it has taken arrives in pieces, each
/// after a time of its own; and it ends in order, or at once by a reset, or silently and without an end.
/// </summary>
internal sealed class OneWay(Agenda agenda, Dice dice, WireManners manners, Action arrived, Action roomMade)
{
    private readonly Queue<byte[]> _pieces = [];
    private TimeSpan _lastDue;
    private TimeSpan _heldUntil;
    private int _taken; // bytes that were accepted and not read
    private bool _lost;
    private bool _over; // the writer can say nothing more

    /// <summary>How it treats what is written into it, from now on.</summary>
    public WireManners Manners { get; set; } = manners;

    /// <summary>Nothing arrives any more, and nobody is told.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Whether the reader has come to the end of the stream.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Whether the connection was reset under the reader.</summary>
    public bool IsReset { get; private set; }

    /// <summary>Whether bytes have arrived that were not read.</summary>
    public bool HasUnread => _pieces.Count > 0;

    /// <summary>Takes as many bytes as there is room for.</summary>
    public int Write(ReadOnlySpan<byte> bytes)
    {
        var count = _over ? bytes.Length : Math.Min(bytes.Length, Manners.Room - _taken);
        if (count <= 0 || _over)
            return Math.Max(0, count);
        _taken += count;
        for (var rest = bytes[..count]; !rest.IsEmpty;)
        {
            var piece = rest[..Math.Min(rest.Length, Manners.PieceSize(dice))].ToArray();
            rest = rest[piece.Length..];
            Send(() => Arrive(piece));
        }

        return count;
    }

    /// <summary>The writer has said all.</summary>
    public void End()
    {
        if (_over)
            return;
        _over = true;
        Send(() =>
        {
            IsEnded = true;
            arrived();
        });
    }

    /// <summary>The writer's end is gone. What is under way is lost, and what has arrived may be.</summary>
    public void Reset()
    {
        (_over, _lost) = (true, true);
        agenda.In(Manners.Delay(dice), () =>
        {
            if (IsSilent)
                return;
            IsReset = true;
            if (dice.Chance(0.5))
                _pieces.Clear();
            arrived();
        });
    }

    /// <summary>Nothing arrives any more.</summary>
    public void FallSilent() => IsSilent = true;

    /// <summary>Nothing arrives for a while; then all of it does.</summary>
    public void Hold(TimeSpan time) => _heldUntil = agenda.Now + time;

    /// <summary>Reads what has arrived, one or several pieces.</summary>
    public byte[]? Read()
    {
        if (_pieces.Count == 0)
            return null;
        var read = _pieces.Dequeue();
        while (_pieces.Count > 0 && read.Length < Manners.ReadSize && !dice.Chance(Manners.ReadsSingly))
            read = [.. read, .. _pieces.Dequeue()];
        _taken -= read.Length;
        agenda.In(TimeSpan.Zero, roomMade);
        return read;
    }

    private void Send(Action arrival)
    {
        var due = agenda.Now + Manners.Delay(dice);
        due = due > _lastDue ? due : _lastDue;
        _lastDue = due > _heldUntil ? due : _heldUntil;
        agenda.In(_lastDue - agenda.Now, () =>
        {
            if (!IsSilent && !_lost)
                arrival();
        });
    }

    private void Arrive(byte[] piece)
    {
        _pieces.Enqueue(piece);
        arrived();
    }
}
