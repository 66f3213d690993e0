using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Server.Inbox;

/// <summary>How somebody whose name is theirs gets what is kept for them.</summary>
public enum InboxState : byte
{
    /// <summary>They have just come in.</summary>
    Opening,

    /// <summary>They have all that was kept; what is kept from now on goes to them at once.</summary>
    Live,

    /// <summary>A page of what is kept for them is being read.</summary>
    CatchingUp,

    /// <summary>Their client has to take what it was sent before more is read.</summary>
    Draining,

    /// <summary>Nothing could be read; it is tried again after a while.</summary>
    Pausing,

    /// <summary>They are gone: what is kept waits on the disk.</summary>
    Closed,
}

/// <summary>What can happen on the way.</summary>
public enum InboxTrigger : byte
{
    /// <summary>There is nothing that they do not have.</summary>
    [From(Own)] NothingFound,

    /// <summary>There is something that they do not have.</summary>
    [From(Own)] UnreadFound,

    /// <summary>A message for them is on the disk, and their client takes it.</summary>
    [From(Own), Repeated] MessageKept,

    /// <summary>A message for them is on the disk, and too much waits for their client already.</summary>
    [From(Own)] MessageHeld,

    /// <summary>A page was read, and there is more.</summary>
    [From(Own)] PageRead,

    /// <summary>A page was read, and it was the last.</summary>
    [From(Own)] LastPageRead,

    /// <summary>Nothing could be read.</summary>
    [From(Own)] ReadFailed,

    /// <summary>Their client has taken so much that there is room for more.</summary>
    [From(Own)] RoomFound,

    /// <summary>Their session is over.</summary>
    [From(Own)] SessionEnded,

    /// <summary>It is time to try again.</summary>
    [From(TriggerOrigin.Timer)] RetryTimerElapsed,
}

/// <summary>What a transition asks for.</summary>
public enum InboxEffect : byte
{
    /// <summary>Have the next page read.</summary>
    AskPage,

    /// <summary>Queue what was read.</summary>
    SendPage,

    /// <summary>Queue the message.</summary>
    SendMessage,
}
