using System.Diagnostics;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>One member of a pair or a room: it sends, receives or does both. What bytes mean is up to who derives from it.</summary>
/// <param name="transport">The connection.</param>
/// <param name="role">What this end does.</param>
/// <param name="control">What it shares with the main thread.</param>
internal abstract class Talker(LinkTransport transport, TalkerRole role, LoadControl control) : ByteLink(transport, role.BufferSize)
{
    private readonly TextPattern _texts = new(role.Length);
    private Schedule? _schedule;
    private bool _ready;
    private bool _left;

    /// <summary>Whether this end may send.</summary>
    public bool Ready
    {
        get
        {
            lock (Gate)
                return _ready;
        }
    }

    /// <summary>Whether this end has taken its leave properly.</summary>
    public bool Left
    {
        get
        {
            lock (Gate)
                return _left;
        }
        protected set => _left = value;
    }

    /// <summary>Whether those it talks with are together.</summary>
    public virtual bool Assembled => true;

    /// <summary>Messages that have their verdict.</summary>
    public long Decided
    {
        get
        {
            lock (Gate)
                return Sent?.Decided ?? 0;
        }
    }

    /// <summary>Whether nothing waits for a verdict.</summary>
    public bool Settled
    {
        get
        {
            lock (Gate)
                return Sent is null || Sent.Decided == Sent.Count;
        }
    }

    /// <summary>What this end has sent, if it sends. To be looked at when it is settled.</summary>
    public SentMessages? Sent { get; } = role.Sends ? new(role.Window) : null;

    /// <summary>What this end has received, if it receives. To be looked at when its partner is settled.</summary>
    public ReceivedMessages? Received { get; } = role.Receives ? new(role.Length) : null;

    /// <summary>What this end does.</summary>
    protected TalkerRole Role => role;

    /// <summary>What it shares with the main thread.</summary>
    protected LoadControl Control => control;

    /// <summary>Introduces itself, and begins to read.</summary>
    public void Begin()
    {
        lock (Gate)
            Greet();
        Output.Flush();
        Read();
    }

    /// <summary>Brings those it talks with together: all are connected.</summary>
    public virtual void Assemble()
    {
        // The two of a pair need not do anything.
    }

    /// <summary>From now on messages leave when they are due; without a schedule, as soon as the window permits.</summary>
    public void Follow(Schedule? schedule)
    {
        lock (Gate)
            (_schedule = schedule)?.Begin(Sent!.Count);
    }

    /// <summary>Sends what the window permits; the rest follows the verdicts.</summary>
    public void Start()
    {
        lock (Gate)
            Talk();
        Output.Flush();
    }

    /// <summary>Sends one more message that is due now, or as soon as the window permits.</summary>
    /// <returns>Whether it could leave at once.</returns>
    public bool SendDue()
    {
        bool left;
        lock (Gate)
        {
            _schedule!.Released++;
            Talk();
            left = Sent!.Count == _schedule.Released;
        }

        Output.Flush();
        return left;
    }

    /// <summary>Its receiver tells it, in this process, how many messages have come: that stands for a verdict where the server gives none.</summary>
    public void Hear(long received)
    {
        lock (Gate)
        {
            Decide(Sent!.Decided, received - 1);
            Talk();
        }

        Output.Flush();
    }

    /// <summary>Takes its leave.</summary>
    public void Leave()
    {
        lock (Gate)
            SayGoodbye();
        Output.Flush();
    }

    /// <inheritdoc/>
    protected override void EndBatch() => Talk();

    /// <inheritdoc/>
    protected override void Ended()
    {
        if (!Left)
            Fail("the server closed");
    }

    /// <inheritdoc/>
    protected override void Fail(string problem) => control.Fail($"{role.Name}: {problem}");

    /// <summary>Whether it may send one more message.</summary>
    protected virtual bool MaySend => Sent is { HasRoom: true } && (_schedule is null || Sent.Count < _schedule.Released) && _ready && control.Running;

    /// <summary>This end may send, or is there to receive.</summary>
    protected void BecomeReady()
    {
        _ready = true;
        role.OnReady?.Invoke();
    }

    /// <summary>Gathers what comes first on this link.</summary>
    protected abstract void Greet();

    /// <summary>Gathers one message.</summary>
    protected abstract void Send(ReadOnlySpan<byte> text);

    /// <summary>Gathers what comes last on this link.</summary>
    protected abstract void SayGoodbye();

    /// <summary>Messages were delivered, by their numbers from 0.</summary>
    protected void Decide(long first, long last) =>
        (Sent ?? throw new WireException("a verdict came to one who sends nothing")).Decide(first, last, Stopwatch.GetTimestamp(), control.Measuring);

    /// <summary>A message has come.</summary>
    protected void Receive(ReadOnlySpan<byte> text) => (Received ?? throw new WireException("a message came to one who gets none")).Add(text);

    private void Talk()
    {
        if (!MaySend)
            return;
        for (var now = Stopwatch.GetTimestamp(); MaySend; Sent!.Add(_schedule?.MomentOf(Sent.Count) ?? now))
            Send(_texts.Number(Sent!.Count));
    }
}
