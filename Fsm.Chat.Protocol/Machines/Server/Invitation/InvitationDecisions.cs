using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Server.Invitation;

/// <summary>Says what the end of an invitation means.</summary>
public static class InvitationDecisions
{
    /// <summary>What an invitation that ended by this trigger came to.</summary>
    public static StatusCode OutcomeOf(InvitationTrigger trigger) => trigger switch
    {
        InvitationTrigger.AcceptReceived => StatusCode.Ok,
        InvitationTrigger.DeclineReceived or InvitationTrigger.OwnerIgnored => StatusCode.InvitationDeclined,
        InvitationTrigger.AnswerTimerElapsed => StatusCode.InvitationExpired,
        _ => StatusCode.InvitationRevoked,
    };

    /// <summary>What an answer comes to that was written down first: an invitation may have ended meanwhile.</summary>
    /// <param name="state">Where the invitation is.</param>
    public static StatusCode DecideStored(InvitationState state) => state == InvitationState.Pending ? StatusCode.Ok : StatusCode.NotInvited;

    /// <summary>For how long an invitation waits for somebody who is away.</summary>
    public static TimeSpan WaitsFor { get; } = TimeSpan.FromDays(7);

    /// <summary>Whether somebody who comes is asked.</summary>
    /// <param name="isKept">Whether there is still such a group.</param>
    /// <param name="left">For how long the invitation waits yet.</param>
    public static bool IsAsked(bool isKept, TimeSpan left) => isKept && left > TimeSpan.Zero;

    /// <summary>The seconds that the invited person is told: whole ones, rounded up, 0 for a time that never ends.</summary>
    public static ushort SecondsToAnswer(TimeSpan timeout) => (ushort)Math.Min(Math.Ceiling(timeout.TotalSeconds), ushort.MaxValue);
}
