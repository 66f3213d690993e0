using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Client.Delivery;

/// <summary>Where one message that was typed here is.</summary>
public enum DeliveryState : byte
{
    /// <summary>Typed, and not handed to the server.</summary>
    Queued,

    /// <summary>On its way to the server.</summary>
    Sent,

    /// <summary>The server is responsible for it.</summary>
    Accepted,

    /// <summary>The recipient is away, and the server has it on its disk until they come.</summary>
    Kept,

    /// <summary>The recipient's client has shown it.</summary>
    Delivered,

    /// <summary>The server will not send it any more, or it never got there.</summary>
    Failed,

    /// <summary>The server that had it is gone.</summary>
    Unknown,

    /// <summary>The session is over; the server has it on its disk, and delivers it when the recipient comes.</summary>
    Entrusted,
}

/// <summary>What can happen to one message.</summary>
public enum DeliveryTrigger : byte
{
    /// <summary>The window and the conversation let it go.</summary>
    [From(Own)] SendPermitted,

    /// <summary>The conversation it was for could not be opened.</summary>
    [From(Own)] ConversationRefused,

    /// <summary>The connection is over.</summary>
    [From(Own)] LinkLost,

    /// <summary>The session is over, and another one is asked for.</summary>
    [From(Own)] SessionLost,

    /// <summary>The session is over, and the server has it on its disk.</summary>
    [From(Own)] StoredFound,

    /// <summary>The session is over, and the server does not have it: it can be sent in the next one.</summary>
    [From(Own)] NotStoredFound,

    /// <summary>The server gave the session back, and has never got the message.</summary>
    [From(Own)] LossFound,

    /// <summary>The server took responsibility for it.</summary>
    [From(Peer)] AcknowledgementReceived,

    /// <summary>The recipient is away, and the server keeps it; its verdict is still to come.</summary>
    [From(Peer)] KeptReceived,

    /// <summary>The verdict: delivered.</summary>
    [From(Peer)] DeliveredReceived,

    /// <summary>The verdict: failed.</summary>
    [From(Peer)] FailedReceived,

    /// <summary>Something was wrong that is our own mistake.</summary>
    [From(Own)] InternalErrorCaught,
}

/// <summary>What a message's transition asks for.</summary>
public enum DeliveryEffect : byte
{
    /// <summary>Send it to the server.</summary>
    SendFrame,

    /// <summary>Show that it is on its way.</summary>
    TellSent,

    /// <summary>Show that the server has it.</summary>
    TellAccepted,

    /// <summary>Show that it is kept until the recipient comes. Nobody here waits for that.</summary>
    TellKept,

    /// <summary>Show the verdict: delivered.</summary>
    TellDelivered,

    /// <summary>Show the verdict: failed, and why.</summary>
    TellFailed,

    /// <summary>Show the verdict: unknown, and why.</summary>
    TellUnknown,

    /// <summary>No verdict comes here any more, and none is needed: that it is kept was shown, and stays true.</summary>
    NoteEntrusted,

    /// <summary>Show that the server has it on its disk; no verdict comes here any more.</summary>
    TellEntrusted,

    /// <summary>Put it back among those that wait, where it was.</summary>
    ReturnToQueue,

    /// <summary>Tell the input, which may wait until fewer messages wait to be sent.</summary>
    NoteUnqueued,

    /// <summary>Tell the input, which may wait for the last verdict.</summary>
    NoteSettled,
}
