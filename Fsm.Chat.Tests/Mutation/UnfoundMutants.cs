namespace Fsm.Chat.Tests.Mutation;

/// <summary>
/// Mutants that no scenario finds yet, and of which nobody has shown that they change nothing: what is still owed. All belong to the newest states of a
/// client that waits for its server. Any other that is not found is a failure, so the list can only become shorter.
/// </summary>
internal static class UnfoundMutants
{
    /// <summary>Their names.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Conversation.Closed × OpenPostponed: the cell is deleted",
        "Conversation.Draining × OpenPostponed: the cell is deleted",
        "Conversation.Draining × PeerArrived: the cell is deleted",
        "Conversation.Draining × SessionGranted: the cell is deleted",
        "Conversation.Draining × SessionLost: goes to Leaving instead of Closed",
        "Conversation.Keeping × LinkLost: FailWaiting is dropped",
        "Conversation.Keeping × LinkLost: goes to Leaving instead of Closed",
        "Conversation.Keeping × PeerArrived: the cell is deleted",
        "Conversation.Leaving × OpenPostponed: the cell is deleted",
        "Conversation.Leaving × PeerArrived: the cell is deleted",
        "Conversation.Leaving × SessionLost: TellLeft is dropped",
        "Conversation.Leaving × SessionLost: goes to Draining instead of Closed",
        "Conversation.Leaving × SessionLost: the cell is deleted",
        "Conversation.Open × GroupLeft: OfferUnsent is dropped",
        "Conversation.Open × OpenPostponed: the cell is deleted",
        "Conversation.Open × PeerGone: OfferUnsent is dropped",
        "Conversation.Opening × AnswerTimerElapsed: OfferUnsent is dropped",
        "Conversation.Opening × ChatTyped: NotePurpose is dropped",
        "Conversation.Opening × PeerArrived: the cell is deleted",
        "Conversation.Opening × SessionLost: TellKept is dropped",
        "Conversation.PeerAwaited × ChatTyped: goes to Leaving instead of Opening",
        "Conversation.PeerAwaited × GroupLeft: the cell is deleted",
        "Conversation.PeerAwaited × LeaveAnswered: the cell is deleted",
        "Conversation.PeerAwaited × LinkLost: FailWaiting is dropped",
        "Conversation.PeerAwaited × LinkLost: goes to Leaving instead of Closed",
        "Conversation.PeerAwaited × OpenConfirmed: the cell is deleted",
        "Conversation.PeerAwaited × OpenPostponed: the cell is deleted",
        "Conversation.PeerAwaited × OpenRefused: the cell is deleted",
        "Conversation.PeerAwaited × QuitTyped: goes to Leaving instead of Closed",
        "Conversation.PeerAwaited × SessionGranted: the cell is deleted",
        "Conversation.PeerAwaited × SessionLost: TellKept is dropped",
        "Conversation.PeerInterrupted × LinkLost: FailWaiting is dropped",
        "Conversation.PeerInterrupted × LinkLost: goes to Leaving instead of Closed",
        "Conversation.PeerInterrupted × OpenPostponed: the cell is deleted",
        "Conversation.PeerInterrupted × PeerGone: OfferUnsent is dropped",
        "User.AwaitingServer × DialFailed: the cell is deleted",
        "User.AwaitingServer × DialRefused: the cell is deleted",
        "User.AwaitingServer × LinkOpened: the cell is deleted",
        "User.AwaitingServer × ServerDistrusted: the cell is deleted",
        "User.Connecting × DialRefused: goes to Disconnecting instead of Disconnected",
        "User.Renewing × DialFailed: the cell is deleted",
        "User.Renewing × DialRefused: the cell is deleted",
        "User.Renewing × LinkInterrupted: the cell is deleted",
        "User.Renewing × LinkOpened: the cell is deleted",
        "User.Renewing × ServerDistrusted: the cell is deleted",
        "User.Resuming × PersistentConnectTyped: the cell is deleted",
    };
}
