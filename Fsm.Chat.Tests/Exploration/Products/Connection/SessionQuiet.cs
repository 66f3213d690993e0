namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>Effects of a session that mean nothing where only its conversations are looked at.</summary>
internal static class SessionQuiet
{
    public static ImmutableArray<SessionEffect> NotAboutConversations { get; } =
    [
        SessionEffect.TakeResponsibility, SessionEffect.TakeName, SessionEffect.SendWelcome, SessionEffect.SendUserList, SessionEffect.ForwardMessage, SessionEffect.FailMessage,
        SessionEffect.ForwardToGroup, SessionEffect.JoinGroupConversation, SessionEffect.LeaveGroupConversation, SessionEffect.ConfirmGroupOpen,
        SessionEffect.CreateGroup, SessionEffect.InvitePerson, SessionEffect.AcceptInvitation, SessionEffect.DeclineInvitation, SessionEffect.LeaveGroup,
        SessionEffect.SendGroupList, SessionEffect.BeginTransfers, SessionEffect.PassToTransfer, SessionEffect.TakeAcknowledgement, SessionEffect.GiveVerdicts, SessionEffect.FailUndelivered,
        SessionEffect.EndTransfers, SessionEffect.EndInvitations, SessionEffect.EndMemberships, SessionEffect.TakeLink, SessionEffect.ConfirmResume,
        SessionEffect.SendSnapshot, SessionEffect.ReleaseName, SessionEffect.CloseLink, SessionEffect.CloseSlowLink, SessionEffect.CloseFailedLink,
    ];
}
