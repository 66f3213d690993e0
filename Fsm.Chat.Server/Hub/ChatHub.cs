using System.Buffers;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Doors;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub;

/// <summary>
/// The server without sockets: a monitor that holds all protocol state and takes one batch of events at a time. Inside nothing waits, blocks or touches
/// a socket; what sockets have to do is collected, and asked of their ports once the monitor is left. Time comes from the provider; whoever hears <see cref="WakeWanted"/> calls <see cref="Tick"/>.
/// </summary>
public sealed class ChatHub
{
    private const int HandOverLimit = 64 * 1024;

    private readonly Lock _monitor = new();
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private readonly HubFacts _facts;
    private readonly HubMachines _machines;
    private readonly Questions _questions;
    private readonly HubSweep _sweep;
    private readonly GroupTeller _groups;
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _storeClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _undecidedReported; // to see an edge by; on which side of it the server is, is its state

    /// <summary>Begins stopped; see <see cref="Start"/>.</summary>
    /// <param name="rules">The rules of the machines, made under the same limits.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="serverName">What the server calls itself.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="journal">Where step records go.</param>
    /// <param name="access">Who is let in, and what they are told of each other; null for everybody and everything.</param>
    /// <param name="store">Where things are kept, not asked anything yet; null for nowhere. The hub closes it when it stops.</param>
    public ChatHub(RuleSet rules, Limits limits, string serverName, TimeProvider time, IStepJournal journal, HubAccess? access = null, IStore? store = null)
    {
        _time = time;
        _startedAt = time.GetTimestamp();
        _facts = new(limits, serverName, access ?? new(), store?.Start);
        _machines = new(rules, _facts, journal, () => _closing.TrySetResult(), () => _stopped.TrySetResult(), store is null ? null : Keep);
        _questions = new(_facts, _machines);
        _groups = new(_facts, _machines);
        _sweep = new(_facts, _machines, _groups);
        store?.AnswerTo(new StoreEntrance(this));

        HubKeeping Keep(MachineHost host) => new(rules.Store, host, store, time, fails => StoreFails?.Invoke(fails), () => _storeClosed.TrySetResult());
    }

    /// <summary>Called, inside the monitor, with the moment of the next wanted <see cref="Tick"/>, whenever an earlier one than before is wanted.</summary>
    public event Action<TimeSpan>? WakeWanted;

    /// <summary>Called, inside the monitor, when nothing can be stored any more, and with false when it works again.</summary>
    public event Action<bool>? StoreFails;

    /// <summary>Completes when the hub wants nothing more of its store, some time after it has stopped; without a store at once.</summary>
    public Task StoreClosed => _machines.Keeping is null ? Task.CompletedTask : _storeClosed.Task;

    /// <summary>Completes when nobody is to be let in any more: a stopping server has waited for its verdicts, and closes its links.</summary>
    public Task Closing => _closing.Task;

    /// <summary>Completes when the server has stopped and every link is closed.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>Time since the hub was made, by its provider.</summary>
    public TimeSpan Now => _time.GetElapsedTime(_startedAt);

    /// <summary>Frames that have come on all links together, or other questions.</summary>
    public long FramesRead => Interlocked.Read(ref _questions.Count);

    /// <summary>What the hub holds at this moment.</summary>
    public HubFigures Figures => InMonitor(() => new HubFigures(
        _facts.Links.Count, _facts.Roster.Count, _facts.Verdicts.Undecided, _facts.Outbox.QueuedBytes, _machines.Host.InternalErrors, _machines.ServerState)
    {
        OpenTransfers = _facts.Transfers.Count,
    });

    /// <summary>How often which limit was met, and which other reason to close or refuse, since the hub was made.</summary>
    public HubCounts Counts => InMonitor(() => _machines.Counters.Counts);

    /// <summary>The program wants to serve.</summary>
    public void Start() => InMonitor(() => _machines.Fire(ServerTrigger.StartRequested));

    /// <summary>The port is bound, or could not be.</summary>
    public void ReportListener(bool bound) => InMonitor(() => _machines.Fire(bound ? ServerTrigger.ListenerBound : ServerTrigger.ListenerFailed));

    /// <summary>The operator wants to stop: announce, drain, close. <see cref="Stopped"/> tells when that is done.</summary>
    public void Stop() => InMonitor(() => _machines.Fire(ServerTrigger.StopRequested));

    /// <summary>A connection was accepted.</summary>
    /// <param name="door">The grammar of its endpoint.</param>
    /// <param name="port">Its socket.</param>
    /// <param name="address">The peer's address.</param>
    /// <param name="peerPort">The peer's port.</param>
    /// <param name="server">Our own address on it.</param>
    internal HubLink Open(IDoor door, IServerLinkPort port, HostAddress address, ushort peerPort, HostAddress server) => InMonitor(() =>
    {
        var isAtLimit = _facts.Addresses.IsAtLimit(address); // before it is counted itself
        var link = new HubLink(_machines.InitialLink, _facts.NextNumber(), port, address, peerPort, server);
        _facts.Add(link);
        try
        {
            link.Doorway = door.Open(link, new Entrance(link, _questions));
            link.Watch.NoteOpened(_machines.Now);
            _machines.Begin(link);
            if (AcceptDecisions.Decide(isAtLimit, _machines.ServerState) is not CloseReason.None and var reason)
                _machines.Fire(link, LinkTrigger.CloseRequested, LinkEvent.Because(reason));
        }
        catch (Exception error)
        {
            _machines.Contain(link, error);
        }

        return link;
    });

    /// <summary>Bytes came. Takes whole frames off the front of <paramref name="input"/>.</summary>
    /// <returns>Whether to go on reading; if not, the port's <see cref="IServerLinkPort.ResumeReading"/> says when, and what is left of the input is given again.</returns>
    public bool Receive(HubLink link, ref ReadOnlySequence<byte> input)
    {
        Enter();
        try
        {
            return ReadInput(link, ref input);
        }
        catch (Exception error)
        {
            _machines.Contain(link, error);
            input = input.Slice(input.End);
            return true;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>The peer ended its direction of the stream.</summary>
    public void InputEnded(HubLink link) => InMonitor(() => _machines.Fire(link, LinkTrigger.InputEnded));

    /// <summary>The peer speaks without the encryption that its endpoint demands.</summary>
    public void DemandTls(HubLink link) => InMonitor(() => _machines.Fire(link, LinkTrigger.CloseRequested, LinkEvent.Because(CloseReason.TlsRequired)));

    /// <summary>The connection broke.</summary>
    public void LinkLost(HubLink link) => InMonitor(() => _machines.Fire(link, LinkTrigger.LinkLost));

    /// <summary>Copies what a link should send now.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool TakeOutput(HubLink link, IBufferWriter<byte> destination)
    {
        try
        {
            lock (_monitor)
                return link.Doorway.TakeOutput(destination, HandOverLimit);
        }
        catch (Exception error) when (TakesBytes(destination))
        {
            Contain(link, error);
            return false;
        }
    }

    /// <summary>Time has passed: compares the time stamps with the limits, fires timers, sends acknowledgements that are due.</summary>
    public void Tick() => InMonitor(_sweep.Run);

    /// <summary>Gives up room that a crowd needed and that nobody needs now.</summary>
    public void Shrink() => InMonitor(() =>
    {
        _facts.Shrink(_machines.Now);
        _machines.Host.Shrink();
    });

    private bool ReadInput(HubLink link, ref ReadOnlySequence<byte> input)
    {
        var before = input.Length;
        var goesOn = link.Doorway.Read(ref input);
        var keeps = LinkReading.KeepsBytes(link.State, link.Side is { IsSender: true });
        if (!LinkReading.TakesFrames(link.State) && !keeps)
            input = input.Slice(input.End);
        link.Watch.NoteInput(_machines.Now, anyWhole: input.Length < before, partLeft: goesOn && !input.IsEmpty);
        return goesOn && !(keeps && !input.IsEmpty);
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
        _machines.Host.Now = Now;
        _machines.Host.BeginBatch();
    }

    private void Leave()
    {
        List<(HubLink, PortCall)>? calls;
        try
        {
            FinishBatch();
            _sweep.AskToBeWoken(WakeWanted);
            calls = _facts.Calls.Take();
        }
        finally
        {
            _monitor.Exit();
        }

        if (calls is null)
            return;
        var failed = PortCalls.Make(calls);
        lock (_monitor)
            _facts.Calls.Return(calls);
        foreach (var (link, error) in failed)
            Contain(link, error);
    }

    // A method of its own: what a closure captures is allocated whenever the method that has it is entered.
    private void Contain(HubLink link, Exception error) => InMonitor(() => _machines.Contain(link, error));

    private void FinishBatch()
    {
        do
        {
            _groups.Run();
            TellVerdicts();
        }
        while (EndsOne());

        _machines.Keeping?.Run();
        var undecided = _facts.Verdicts.Undecided;
        _machines.FireIf(EdgeDecisions.DecideVerdicts(_undecidedReported, undecided));
        _undecidedReported = undecided;
    }

    // Whoever ends leaves messages behind that have failed by it, and partners who hear of it.
    private bool EndsOne()
    {
        if (_facts.Outbox.TryTakeOverflowed(out var session))
            _machines.Fire(session, SessionTrigger.QueueOverflowed);
        else if (_machines.Others.TryTakeBroken(out session, out var error))
            _machines.Contain(session, error);
        else if (_facts.Outbox.Excess is > 0 and var excess && Heaviest.Choose(_facts.Roster.Sessions, excess) is { Count: > 0 } heaviest)
            _facts.Outbox.GiveWay(heaviest);
        else
            return false;
        return true;
    }

    private void TellVerdicts()
    {
        while (_facts.Verdicts.TryTakeRecipient(out var recipient))
            DeliveryTeller.Tell(_facts, recipient);
        while (_facts.Verdicts.TryTakeDecided(out var session))
        {
            try
            {
                Verdicts.FlushTo(session);
            }
            catch (Exception error)
            {
                _machines.Contain(session, error);
            }
        }
    }

    // One that takes nothing any more is a lost connection, whose transport says so: it is no mistake of ours.
    private static bool TakesBytes(IBufferWriter<byte> destination)
    {
        try
        {
            return !destination.GetSpan(1).IsEmpty;
        }
        catch (Exception)
        {
            return false;
        }
    }

    // What the store has to say comes like everything else: as an event, from a thread of its own.
    private sealed class StoreEntrance(ChatHub hub) : IStoreEvents
    {
        public void BatchStored(StoreBatch batch) => Fire(StoreTrigger.BatchStored);

        public void BatchRefused(StoreBatch batch, StoreRefusal reason) => Fire(StoreTrigger.BatchRefused, new(reason));

        public void BatchInDoubt(StoreBatch batch) => Fire(StoreTrigger.BatchInDoubt);

        public void Answered(StoreAnswer answer) => hub.InMonitor(() => hub._machines.Keeping!.Take(answer));

        private void Fire(StoreTrigger trigger, StoreEvent happened = default) => hub.InMonitor(() => hub._machines.Keeping!.Fire(trigger, happened));
    }
}
