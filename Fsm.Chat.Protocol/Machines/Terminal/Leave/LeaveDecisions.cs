namespace Fsm.Chat.Protocol.Machines.Terminal.Leave;

/// <summary>What a client has to know when somebody wants to leave it.</summary>
/// <param name="IsInteractive">Whether there is somebody who can be asked.</param>
/// <param name="Undecided">Messages without a verdict.</param>
/// <param name="Transfers">Transfers that wait or run, and that the person has asked for.</param>
/// <param name="HasDraft">Whether a line is typed that is not sent.</param>
public readonly record struct LeaveFacts(bool IsInteractive, int Undecided, int Transfers, bool HasDraft)
{
    /// <summary>Whether something would be lost, or be left to others.</summary>
    public bool IsUnfinished => Undecided > 0 || Transfers > 0 || HasDraft;
}

/// <summary>Decides what a wish to leave means.</summary>
public static class LeaveDecisions
{
    /// <summary>What it means in the light of the facts. A script is not asked: its end waits for what is on its way.</summary>
    public static LeaveTrigger Decide(in LeaveFacts facts) =>
        facts is { IsInteractive: true, IsUnfinished: true } ? LeaveTrigger.UnfinishedLeaveRequested : LeaveTrigger.LeaveRequested;

    /// <summary>What a line means to it.</summary>
    /// <param name="isExit">Whether it says to leave, which is told by itself when it is carried out, or may say so when it is complete.</param>
    /// <returns>Null when it means nothing.</returns>
    public static LeaveTrigger? DecideLine(bool isExit) => isExit ? null : LeaveTrigger.OtherTyped;
}
