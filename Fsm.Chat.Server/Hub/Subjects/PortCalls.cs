using Fsm.Chat.Protocol.Flow;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>
/// What is to be asked of sockets once the monitor is left. A call made inside could come straight back and find the hub half way through something.
/// </summary>
internal sealed class PortCalls
{
    private static readonly List<(HubLink, Exception)> NoneFailed = [];
    private readonly Stack<List<(HubLink Link, PortCall Call)>> _spare = [];
    private List<(HubLink Link, PortCall Call)> _calls = [];

    public void Wake(HubLink link)
    {
        if (link.IsWaking)
            return;
        link.IsWaking = true;
        _calls.Add((link, PortCall.Wake));
    }

    public void Add(HubLink link, PortCall call) => _calls.Add((link, call));

    /// <summary>Takes the calls out of the monitor; null when there are none.</summary>
    public List<(HubLink Link, PortCall Call)>? Take()
    {
        if (_calls.Count == 0)
            return null;
        var taken = _calls;
        foreach (var (link, _) in taken)
            link.IsWaking = false;
        _calls = _spare.TryPop(out var spare) ? spare : [];
        return taken;
    }

    /// <summary>Makes the calls; the monitor is not held.</summary>
    /// <returns>The links whose port has thrown: one that fails keeps nobody else from theirs.</returns>
    public static List<(HubLink Link, Exception Error)> Make(List<(HubLink Link, PortCall Call)> calls)
    {
        var failed = NoneFailed;
        foreach (var (link, call) in calls)
        {
            try
            {
                Make(link, call);
            }
            catch (Exception error)
            {
                (failed == NoneFailed ? failed = [] : failed).Add((link, error));
            }
        }

        return failed;
    }

    private static void Make(HubLink link, PortCall call)
    {
        switch (call)
        {
            case PortCall.Wake: link.Port.Wake(); break;
            case PortCall.ResumeReading: link.Port.ResumeReading(); break;
            case PortCall.BeginRelay: link.Port.BeginRelay(link.Side!.Transfer.Receiver.Link!.Port, link.Side.Transfer); break;
            case PortCall.Release: Take(link).Release(); break;
            default: Take(link).Abort(); break;
        }
    }

    private static IServerLinkPort Take(HubLink link)
    {
        var port = link.Port;
        link.ForgetPort();
        return port;
    }

    /// <summary>Gives a list back for use again; the monitor is held.</summary>
    public void Return(List<(HubLink Link, PortCall Call)> calls)
    {
        calls.Clear();
        calls.Shrink();
        if (_spare.Count < Environment.ProcessorCount)
            _spare.Push(calls);
    }
}

/// <summary>One thing to ask of a socket.</summary>
internal enum PortCall : byte
{
    /// <summary>There is output.</summary>
    Wake,

    /// <summary>Read on.</summary>
    ResumeReading,

    /// <summary>Pass on what comes to the receiver of the transfer.</summary>
    BeginRelay,

    /// <summary>Close when all is written.</summary>
    Release,

    /// <summary>Close at once.</summary>
    Abort,
}

/// <summary>What the hub asks of the socket behind one link.</summary>
public interface IServerLinkPort : ILinkPort
{
    /// <summary>Read on: the pause that <see cref="ChatHub.Receive"/> asked for is over.</summary>
    void ResumeReading();

    /// <summary>
    /// Pass on what this link brings to another one, as it is, as fast as the other one takes it, until this one ends. Both confirmations are on their way.
    /// If <see cref="ChatHub.Receive"/> asked for a pause, because contents came early, it is over. A pump ends when either port is let go of.
    /// </summary>
    /// <param name="target">The receiver's port.</param>
    /// <param name="transfer">What is told, from any thread, that bytes have moved.</param>
    void BeginRelay(IServerLinkPort target, HubRelay transfer);
}
