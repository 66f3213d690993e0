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
    public PairSide? Asked { get; set; }

    /// <summary>One of the conversations of which something is on the disk that the session was not sent; null for none.</summary>
    public PairSide? NextUnsent => account.Pairs?.Values.Select(pair => pair.SideOf(account)).FirstOrDefault(side => side.HasUnsent);

    /// <summary>Whether anything would be left if all up to a place of one conversation were sent.</summary>
    public bool IsAnyLeftBehind(PairSide asked, long upTo) => account.Pairs!.Values
        .Select(pair => pair.SideOf(account)).Any(side => Math.Max(side.Queued, side == asked ? upTo : 0) < side.Pair.StoredPlace);
}

/// <summary>A page that an inbox has asked for.</summary>
/// <param name="Inbox">Who has asked.</param>
/// <param name="Answer">What was read; null when nothing could be.</param>
internal readonly record struct InboxPage(HubInbox Inbox, StoreAnswer? Answer);
