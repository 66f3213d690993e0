using System.Buffers;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Hub.Transfers;

namespace Fsm.Chat.Server.Hub;

/// <summary>
/// The server without sockets: a monitor that holds all protocol state and takes one batch of events at a time. Inside nothing waits, blocks or touches
/// a socket; what sockets have to do is collected, and asked of their ports once the monitor is left. Time comes from the provider; <see cref="HubClock"/> calls <see cref="Tick"/>.
/// </summary>
public sealed class ChatHub
{
    private const int HandOverLimit = 64 * 1024;

    private readonly Lock _monitor = new();
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private readonly HubFacts _state;
    private readonly Stepper _stepper;
    private readonly FrameHandler _frames;
    private readonly HubSweep _sweep;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _scratch = [];
    private long _undecidedReported;
    private long _framesRead;

    /// <summary>Begins stopped; see <see cref="Start"/>.</summary>
    /// <param name="rules">The rules of the machines, made under the same limits.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="serverName">What the server calls itself.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="journal">Where step records go.</param>
    /// <param name="access">Who is let in, and what they are told of each other; null for everybody and everything.</param>
    public ChatHub(RuleSet rules, Limits limits, string serverName, TimeProvider time, IStepJournal journal, HubAccess? access = null)
    {
        _time = time;
        _startedAt = time.GetTimestamp();
        _state = new(limits, serverName, access ?? new());
        LinkPerformer? linkPerformer = null;
        RelayPerformer? relayPerformer;
        _stepper = new(rules, _state.Deadlines, journal, stepper => new(
            relayPerformer = new(_state, stepper),
            linkPerformer = new(_state, stepper, relayPerformer),
            new(_state, stepper, new(_state, stepper)),
            new(_state, stepper, () => _stopped.TrySetResult()),
            new(_state, stepper),
            new(_state, stepper)));
        _frames = new(_state, _stepper, linkPerformer!);
        _sweep = new(_state, _stepper);
    }

    /// <summary>Called, inside the monitor, with the moment of the next wanted <see cref="Tick"/>, whenever an earlier one than before is wanted.</summary>
    public event Action<TimeSpan>? WakeWanted;

    /// <summary>Completes when the server has stopped and every link is closed.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>Time since the hub was made, by its provider.</summary>
    public TimeSpan Now => _time.GetElapsedTime(_startedAt);

    /// <summary>Frames that have come on all links together.</summary>
    public long FramesRead => Interlocked.Read(ref _framesRead);

    /// <summary>What the hub holds at this moment.</summary>
    public HubFigures Figures => InMonitor(() => new HubFigures(
        _state.Links.Count, _state.Roster.Count, _state.Verdicts.Undecided, _state.Outbox.QueuedBytes, _stepper.InternalErrors, _stepper.ServerState)
    {
        OpenTransfers = _state.Transfers.Count,
    });

    /// <summary>How often which limit was met, and which other reason to close or refuse, since the hub was made.</summary>
    public HubCounts Counts => InMonitor(() => _stepper.Counters.Counts);

    /// <summary>The program wants to serve.</summary>
    public void Start() => InMonitor(() => _stepper.Fire(ServerTrigger.StartRequested));

    /// <summary>The port is bound, or could not be.</summary>
    public void ReportListener(bool bound) => InMonitor(() => _stepper.Fire(bound ? ServerTrigger.ListenerBound : ServerTrigger.ListenerFailed));

    /// <summary>The operator wants to stop: announce, drain, close. <see cref="Stopped"/> tells when that is done.</summary>
    public void Stop() => InMonitor(() => _stepper.Fire(ServerTrigger.StopRequested));

    /// <summary>A connection was accepted.</summary>
    /// <param name="port">Its socket.</param>
    /// <param name="address">The peer's address.</param>
    /// <param name="peerPort">The peer's port.</param>
    /// <param name="server">Our own address on it.</param>
    public HubLink Open(IServerLinkPort port, HostAddress address, ushort peerPort, HostAddress server) => InMonitor(() =>
    {
        var link = new HubLink(_stepper.InitialLink, _state.NextNumber(), port, address, peerPort, server);
        var reason = AcceptDecisions.Decide(_state.Addresses.IsAtLimit(address), _stepper.ServerState);
        link.Watch.NoteOpened(_stepper.Now);
        _state.Add(link);
        _stepper.Begin(link);
        if (reason != CloseReason.None)
            _stepper.Fire(link, LinkTrigger.CloseRequested, reason);
        return link;
    });

    /// <summary>Bytes came. Takes whole frames off the front of <paramref name="input"/>.</summary>
    /// <returns>Whether to go on reading; if not, the port's <see cref="IServerLinkPort.ResumeReading"/> says when, and what is left of the input is given again.</returns>
    public bool Receive(HubLink link, ref ReadOnlySequence<byte> input)
    {
        Enter();
        try
        {
            return ReceiveFrames(link, ref input);
        }
        catch (Exception)
        {
            _stepper.CatchInternalError(link);
            input = input.Slice(input.End);
            return true;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>The peer ended its direction of the stream.</summary>
    public void InputEnded(HubLink link) => InMonitor(() => _stepper.Fire(link, LinkTrigger.InputEnded, CloseReason.PeerLost));

    /// <summary>The connection broke.</summary>
    public void LinkLost(HubLink link) => InMonitor(() => _stepper.Fire(link, LinkTrigger.LinkLost, CloseReason.PeerLost));

    /// <summary>Copies what a link should send now.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool TakeOutput(HubLink link, IBufferWriter<byte> destination)
    {
        lock (_monitor)
            return _state.Outbox.HandOver(link, destination, HandOverLimit);
    }

    /// <summary>Time has passed: compares the time stamps with the limits, fires timers, sends acknowledgements that are due.</summary>
    public void Tick() => InMonitor(_sweep.Run);

    private bool ReceiveFrames(HubLink link, ref ReadOnlySequence<byte> input)
    {
        var before = input.Length;
        var goesOn = TakeFrames(link, ref input);
        var keeps = LinkReading.KeepsBytes(link.State, link.Side is { IsSender: true });
        if (!LinkReading.TakesFrames(link.State) && !keeps)
            input = input.Slice(input.End);
        link.Watch.NoteInput(_stepper.Now, anyWhole: input.Length < before, partLeft: goesOn && !input.IsEmpty);
        return goesOn && !(keeps && !input.IsEmpty);
    }

    private bool TakeFrames(HubLink link, ref ReadOnlySequence<byte> input)
    {
        var block = input.FirstSpan;
        var (position, goesOn) = (0, true);
        while (LinkReading.TakesFrames(link.State))
        {
            goesOn = _stepper.Now >= link.Watch.ReadsFrom;
            if (!goesOn)
                break;
            var limit = (uint)(link.State == LinkState.AwaitingFirstFrame ? _state.Limits.MaxFirstFrame : _state.Limits.MaxFrame);
            var status = FrameReader.TryRead(block[position..], limit, out var header, out var body);
            if (status == FrameReadStatus.Frame)
            {
                position += FrameHeader.Size + body.Length;
            }
            else if (status == FrameReadStatus.Incomplete && !input.IsSingleSegment)
            {
                input = input.Slice(position);
                status = FrameReader.TryRead(ref input, limit, out header, out var split);
                body = CopyOf(split);
                block = input.FirstSpan;
                position = 0;
            }

            if (status == FrameReadStatus.Incomplete)
                break;
            if (status != FrameReadStatus.Frame)
            {
                _stepper.Fire(link, LinkTrigger.ViolationFound, FrameGate.ReasonOf(status));
                break;
            }

            _framesRead++;
            _frames.Handle(link, header, body);
            PauseIfTooFast(link);
        }

        input = input.Slice(position);
        return goesOn;
    }

    private void PauseIfTooFast(HubLink link)
    {
        if (link.Session?.Bucket.Wait(_stepper.Now) is not { } wait || wait <= TimeSpan.Zero)
            return;
        link.Watch.NotePause(_stepper.Now + wait);
        _stepper.Counters.NotePause();
        _state.Pauses.Arm(link, link.Generation, link.Watch.ReadsFrom);
    }

    // A body that lies in two blocks. One buffer serves all links: the monitor lets in one batch at a time.
    private ReadOnlySpan<byte> CopyOf(scoped in ReadOnlySequence<byte> body)
    {
        if (_scratch.Length < body.Length)
            _scratch = new byte[body.Length];
        body.CopyTo(_scratch);
        return _scratch.AsSpan(0, (int)body.Length);
    }

    private void InMonitor(Action action) => InMonitor(() =>
    {
        action();
        return true;
    });

    private T InMonitor<T>(Func<T> action)
    {
        Enter();
        try
        {
            return action();
        }
        finally
        {
            Leave();
        }
    }

    private void Enter()
    {
        if (_monitor.IsHeldByCurrentThread)
            throw new InvalidOperationException("The hub was entered from within.");
        _monitor.Enter();
        _stepper.Now = Now;
        _stepper.BeginBatch();
    }

    private void Leave()
    {
        List<(HubLink, PortCall)>? calls;
        try
        {
            FinishBatch();
        }
        finally
        {
            calls = _state.Calls.Take();
            if (_sweep.NextWake() is { } moment)
                WakeWanted?.Invoke(moment);
            _monitor.Exit();
        }

        if (calls is null)
            return;
        PortCalls.Make(calls);
        lock (_monitor)
            _state.Calls.Return(calls);
    }

    private void FinishBatch()
    {
        _state.Verdicts.Flush();
        while (_state.Outbox.TryTakeOverflowed(out var session))
        {
            _stepper.Fire(session, SessionTrigger.QueueOverflowed, default);
            _state.Verdicts.Flush();
        }

        var undecided = _state.Verdicts.Undecided;
        if (undecided > 0 && _undecidedReported == 0)
            _stepper.Fire(ServerTrigger.FirstMessageAccepted);
        else if (undecided == 0 && _undecidedReported > 0)
            _stepper.Fire(ServerTrigger.LastVerdictGiven);
        _undecidedReported = undecided;
    }
}
