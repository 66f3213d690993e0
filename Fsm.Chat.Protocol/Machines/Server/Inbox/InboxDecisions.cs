namespace Fsm.Chat.Protocol.Machines.Server.Inbox;

/// <summary>Decides how somebody gets what is kept for them.</summary>
public static class InboxDecisions
{
    /// <summary>A page has no more messages than this.</summary>
    public const int PageMessages = 100;

    /// <summary>What it means that somebody has come in.</summary>
    /// <param name="isAnyUnread">Whether something is on the disk that they do not have.</param>
    public static InboxTrigger DecideOpening(bool isAnyUnread) => isAnyUnread ? InboxTrigger.UnreadFound : InboxTrigger.NothingFound;

    /// <summary>What it means that a message for them is on the disk.</summary>
    /// <param name="inbox">Where their inbox is.</param>
    /// <param name="isBusy">Whether too much waits for their client.</param>
    public static InboxTrigger DecideMessage(InboxState inbox, bool isBusy) => inbox == InboxState.Live && isBusy ? InboxTrigger.MessageHeld : InboxTrigger.MessageKept;

    /// <summary>What it means that a page was read, or was not.</summary>
    /// <param name="isRead">Whether it was.</param>
    /// <param name="isAnyLeft">Whether something is on the disk that was neither sent nor is in the page.</param>
    public static InboxTrigger DecidePage(bool isRead, bool isAnyLeft) => (isRead, isAnyLeft) switch
    {
        (false, _) => InboxTrigger.ReadFailed,
        (true, true) => InboxTrigger.PageRead,
        (true, false) => InboxTrigger.LastPageRead,
    };

    /// <summary>What it means that a client has taken something; nothing while much waits, and nothing to one that has all.</summary>
    /// <param name="inbox">Where its inbox is.</param>
    /// <param name="isBusy">Whether much waits for it.</param>
    public static InboxTrigger? DecideTaken(InboxState inbox, bool isBusy) => inbox == InboxState.Draining && !isBusy ? InboxTrigger.RoomFound : null;
}
