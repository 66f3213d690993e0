using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Terminal.Leave;

namespace Fsm.Chat.Client.Session.Leaving;

/// <summary>Keeps the wish to leave, and tells its machine what happened.</summary>
internal sealed class LeaveKeeper(ClientFacts client, IFire machines)
{
    /// <summary>What is unfinished.</summary>
    /// <param name="hasDraft">Whether a line is typed that is not sent.</param>
    public LeaveFacts Facts(bool hasDraft) => new(
        client.Options.IsInteractive, client.Servers.Sum(server => server.Unsettled.Count), client.Transfers.UnderWay.Count(), hasDraft);

    /// <summary>Somebody wants to leave.</summary>
    /// <param name="hasDraft">Whether a line is typed that is not sent.</param>
    public void Request(bool hasDraft) => machines.Fire(LeaveDecisions.Decide(Facts(hasDraft)), new LeaveHappened(hasDraft));

    /// <summary>A line came, or is being typed.</summary>
    /// <param name="isExit">Whether it says to leave, or may when it is complete.</param>
    public void NoteLine(bool isExit)
    {
        if (LeaveDecisions.DecideLine(isExit) is { } happened)
            machines.Fire(happened);
    }
}
