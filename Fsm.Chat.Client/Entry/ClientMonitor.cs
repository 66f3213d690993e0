using System.Diagnostics;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Client.Entry;

/// <summary>
/// Lets one event at a time into the client's core, from any thread. Inside nothing waits, blocks or calls out; what is to be done outside is done in order once the
/// lock is left. Whatever throws ends the one subject it is about.
/// </summary>
internal sealed class ClientMonitor
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _madeAt;
    private readonly ClientCore _core;
    private readonly Sweep _sweep;
    private readonly HashSet<object> _failed = [];
    private TimeSpan? _armed;

    /// <summary>Begins the clock.</summary>
    public ClientMonitor(ClientCore core, TimeProvider time)
    {
        (_core, _time, _madeAt, _sweep) = (core, time, time.GetTimestamp(), new(core, core.Machines));
        core.PortQueue.Failed = ContainOnce;
    }

    /// <summary>The present: zero when it was made.</summary>
    public TimeSpan Now => _time.GetElapsedTime(_madeAt);

    /// <summary>When <see cref="Tick"/> has to be called next; null for never.</summary>
    public TimeSpan? NextWake => Look(Wake);

    /// <summary>Something happens.</summary>
    public void Enter(Action work)
    {
        Debug.Assert(!_lock.IsHeldByCurrentThread, "The monitor was entered from within.");
        using (_lock.EnterScope())
        {
            _core.Host.Now = Now;
            try
            {
                work();
                _core.Announcer.RefreshPrompt();
            }
            catch (Exception error)
            {
                _core.Machines.Input.Contain(_core.Input, error); // about nobody: a line
            }

            ArmTimer();
        }

        _core.PortQueue.Drain();
    }

    /// <summary>Something happens to a link; to one that is over, nothing does.</summary>
    public void OnLink(long number, Action<ClientLink> work) => Enter(() =>
    {
        if (_core.Links.TryGetValue(number, out var link))
            Guarded.Run(_core.Machines.Link.Contain, link, work);
    });

    /// <summary>Looks at how things stand, and changes nothing.</summary>
    public T Look<T>(Func<T> look)
    {
        using (_lock.EnterScope())
        {
            _core.Host.Now = Now;
            return look();
        }
    }

    /// <summary>Time has passed.</summary>
    public void Tick() => Enter(() =>
    {
        _armed = null; // that timer is spent, also when it came a moment too early
        _sweep.Run();
        _core.Host.FireDue();
    });

    // What the outside does not take of a subject, the log a step for one, it may not take of its end either.
    private void ContainOnce(object subject, Exception error)
    {
        if (!_failed.Add(subject))
            return;
        Enter(() =>
        {
            _armed = null; // the clock may be what has thrown: it is asked again
            _core.Machines.Contain(subject, error);
        });
    }

    private TimeSpan? Wake() => _sweep.Next is { } sweep && !(_core.Host.NextDue < sweep) ? sweep : _core.Host.NextDue;

    private void ArmTimer()
    {
        var due = Wake();
        if (due == _armed)
            return;
        _armed = due;
        _core.PortQueue.Post(_core.Input, () => _core.PortQueue.Port.ArmTimer(due));
    }
}
