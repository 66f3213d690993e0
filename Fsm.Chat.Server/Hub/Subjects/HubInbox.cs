using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Inbox;
using Fsm.Chat.Server.Keeping;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>What is kept for the holder of a name, on its way to one session of theirs, as its machine's subject.</summary>
internal sealed class HubInbox(InboxState initial, HubSession session, HubAccount account) : Subject<InboxState>(initial), IJournaled
{
    long IJournaled.LinkNumber => session.Link.Number;

    string IJournaled.UserName => session.Name;

    /// <summary>The session that it leads to.</summary>
    public HubSession Session => session;

    /// <summary>The side whose next page is being read.</summary>
    public KeptSide? Asked { get; set; }

    /// <summary>One of the conversations of which something is on the disk that the session was not sent; null for none.</summary>
    public KeptSide? NextUnsent => account.Sides.FirstOrDefault(side => side.HasUnsent);

    /// <summary>Whether anything would be left if all up to a place of one conversation were sent.</summary>
    public bool IsAnyLeftBehind(KeptSide asked, long upTo) =>
        account.Sides.Any(side => Math.Max(side.Queued, side == asked ? upTo : 0) < side.Conversation.StoredPlace);
}

/// <summary>A page that an inbox has asked for.</summary>
/// <param name="Inbox">Who has asked.</param>
/// <param name="Answer">What was read; null when nothing could be.</param>
internal readonly record struct InboxPage(HubInbox Inbox, StoreAnswer? Answer);
