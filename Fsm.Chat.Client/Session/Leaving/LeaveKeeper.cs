using Fsm.Chat.Protocol.Machines.Terminal.Leave;

namespace Fsm.Chat.Client.Session.Leaving;

/// <summary>Keeps the wish to leave, and tells its machine what happened.</summary>
internal sealed class LeaveKeeper(ClientCore core, LeaveState initial)
{
    /// <summary>The wish.</summary>
    public ClientLeave Wish { get; } = new(initial);

    /// <summary>What is unfinished.</summary>
    public LeaveFacts Facts => new(
        core.Options.IsInteractive, core.Servers.Sum(server => server.Unsettled.Count), core.Transfers.UnderWay.Count(), Wish.HasDraft);

    /// <summary>Somebody wants to leave.</summary>
    /// <param name="hasDraft">Whether a line is typed that is not sent.</param>
    public void Request(bool hasDraft)
    {
        Wish.HasDraft = hasDraft;
        core.Machines.Fire(LeaveDecisions.Decide(Facts));
    }

    /// <summary>A line came.</summary>
    /// <param name="isExit">Whether it says to leave.</param>
    public void NoteLine(bool isExit)
    {
        if (LeaveDecisions.DecideLine(isExit) is { } happened)
            core.Machines.Fire(happened);
    }
}
