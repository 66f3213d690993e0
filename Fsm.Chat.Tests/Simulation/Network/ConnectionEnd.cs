using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Network;

/// <summary>One end of a connection: reads into a core what has arrived and writes what the core has queued, as far as there is room. As the real transports do, and no more than they.</summary>
internal abstract class ConnectionEnd(Process process, Dice dice, Func<byte[], byte[]> meddle) : ILinkPort
{
    private static readonly TimeSpan Soon = TimeSpan.FromMicroseconds(50);
    private byte[] _kept = [];
    private ReadOnlyMemory<byte> _pending;
    private bool _isReading;
    private bool _isSending;
    private bool _isBlocked;
    private bool _isPaused;
    private bool _isAskedAgain;
    private bool _closes;
    private bool _wasTold;
    private bool _isGone;

    protected OneWay Incoming { get; private set; } = null!; // given at once by the connection, which makes the ends first

    protected OneWay Outgoing { get; private set; } = null!;

    public Process Process => process;

    /// <summary>What it is an end of; null while nobody has answered.</summary>
    public Connection? Connection { get; set; }

    /// <summary>How often the core has let go of this end: once, in the end.</summary>
    public int LettingsGo { get; private set; }

    /// <summary>Whether the core knows of the connection and has not let go of it.</summary>
    public bool IsHeld => IsOpen && LettingsGo == 0;

    protected abstract bool IsOpen { get; }

    public void Join(OneWay incoming, OneWay outgoing) => (Incoming, Outgoing) = (incoming, outgoing);

    /// <summary>Something has arrived, or the end of it.</summary>
    public void NoteArrival() => AskToRead(dice.Between(TimeSpan.Zero, Soon));

    /// <summary>The other direction has room again.</summary>
    public void NoteRoom()
    {
        if (_isBlocked)
            Wake();
    }

    public void Wake()
    {
        if (_isSending)
            return;
        _isSending = true;
        process.In(dice.Between(TimeSpan.Zero, Soon), () =>
        {
            _isSending = false;
            Send();
        });
    }

    public void Release()
    {
        LettingsGo++;
        Close();
    }

    public void Abort()
    {
        LettingsGo++;
        Break();
    }

    /// <summary>The program is gone, and the kernel closes what it had.</summary>
    public void Vanish(bool byReset)
    {
        _isGone = true;
        if (byReset)
            Outgoing.Reset();
        else
            Outgoing.End();
    }

    protected void ReadOn()
    {
        (_isPaused, _isAskedAgain) = (false, true);
        AskToRead(TimeSpan.Zero);
    }

    /// <summary>Writes what is left, then ends; whoever does not read it in time loses it.</summary>
    protected void Close()
    {
        if (_closes)
            return;
        _closes = true;
        Wake();
        process.In(Limits.CloseWithin, Break);
    }

    protected abstract bool Receive(ref ReadOnlySequence<byte> input);

    protected abstract void TakeOutput(IBufferWriter<byte> writer);

    protected abstract void NoteWritten(bool blocked);

    protected abstract void TellEnded();

    protected abstract void TellLost();

    private void AskToRead(TimeSpan wait)
    {
        if (_isReading)
            return;
        _isReading = true;
        process.In(wait, () =>
        {
            _isReading = false;
            Read();
        });
    }

    private void Read()
    {
        if (_isGone && Incoming.Read() is not null)
            Outgoing.Reset(); // as a kernel answers what comes for a socket that is closed
        if (_isGone || !IsOpen)
            return;
        if (Incoming.IsReset)
        {
            _isGone = true;
            TellLost();
            return;
        }

        if (_closes || _isPaused)
            return;
        var arrived = Incoming.Read();
        if (arrived is not null || _isAskedAgain)
            Feed(arrived ?? []);
        else if (Incoming.IsEnded && !_wasTold)
        {
            _wasTold = true;
            TellEnded();
            Close();
            return;
        }

        if (Incoming.HasUnread || Incoming.IsEnded || Incoming.IsReset)
            AskToRead(Incoming.Manners.ReadEvery);
    }

    private void Feed(byte[] arrived)
    {
        _isAskedAgain = false;
        var input = arrived.Length == 0 ? new ReadOnlySequence<byte>(_kept) : Segments.Of(_kept, arrived);
        _isPaused = !Receive(ref input);
        _kept = input.ToArray();
    }

    private void Send()
    {
        if (_isGone || !IsOpen)
            return;
        while (HasPending())
        {
            _pending = _pending[Outgoing.Write(_pending.Span)..];
            var wasBlocked = _isBlocked;
            _isBlocked = !_pending.IsEmpty;
            if (!_isBlocked || !wasBlocked)
                NoteWritten(_isBlocked);
            if (_isBlocked)
                return;
        }

        if (!_closes)
            return;
        _isGone = true;
        if (Incoming.HasUnread)
            Outgoing.Reset(); // as a kernel does with what was not read
        else
            Outgoing.End();
        TellLate();
    }

    private bool HasPending()
    {
        if (!_pending.IsEmpty)
            return true;
        var writer = new ArrayBufferWriter<byte>();
        TakeOutput(writer);
        if (writer.WrittenCount > 0)
            _pending = meddle(writer.WrittenSpan.ToArray());
        return !_pending.IsEmpty;
    }

    private void Break()
    {
        if (_isGone)
            return;
        _isGone = true;
        Outgoing.Reset();
        TellLate();
    }

    // The read that was waiting comes back with an error when the socket is closed under it.
    private void TellLate() => process.In(dice.Between(TimeSpan.Zero, Soon), TellLost);
}
