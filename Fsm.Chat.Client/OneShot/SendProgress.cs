using Fsm.Chat.Client.Events;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Client.OneShot;

/// <summary>How far a message has got. The order is that of its way.</summary>
public enum Reach : byte
{
    /// <summary>Nothing was made of the text: it was not taken.</summary>
    Unwritten,

    /// <summary>It waits here.</summary>
    Queued,

    /// <summary>It is on its way to the server.</summary>
    Sent,

    /// <summary>The server is responsible for it.</summary>
    Accepted,

    /// <summary>The server has it on its disk, for somebody who is away.</summary>
    Kept,

    /// <summary>The other client has shown it.</summary>
    Delivered,
}

/// <summary>What whoever sends a text waits for.</summary>
public enum SendWish : byte
{
    /// <summary>That the server is responsible for it.</summary>
    Accepted,

    /// <summary>That the other client has shown it, or that it is kept for somebody who is away: nobody waits for days.</summary>
    Delivered,
}

/// <summary>What is known of a message that a script sends.</summary>
/// <param name="Reach">How far it has got.</param>
/// <param name="Verdict">Its verdict; null when there is none, or when it says no more than that the program has left.</param>
public sealed record SendProgress(Reach Reach = Reach.Unwritten, VerdictEvent? Verdict = null)
{
    /// <summary>What is known after an event.</summary>
    /// <param name="shown">The event.</param>
    /// <param name="leaves">Whether the program is leaving: then a verdict that only says so is none.</param>
    public SendProgress After(ClientEvent shown, bool leaves) => shown switch
    {
        SentEvent { Status: "queued" } => this with { Reach = Reach.Queued },
        SentEvent { Status: "sent" } => this with { Reach = Reach.Sent },
        SentEvent { Status: "accepted" } => this with { Reach = Reach.Accepted },
        VerdictEvent { Status: "kept" } verdict => new(Reach.Kept, verdict),
        VerdictEvent { Status: "delivered" } verdict => new(Reach.Delivered, verdict),
        VerdictEvent { Status: "unknown" } or VerdictEvent { Reason: "not_sent" } when leaves => this,
        VerdictEvent verdict => this with { Verdict = verdict },
        _ => this,
    };

    /// <summary>Whether what is waited for is true. A message that was accepted was, whatever became of it.</summary>
    public bool Fulfills(SendWish wish) => Reach >= (wish == SendWish.Accepted ? Reach.Accepted : Reach.Kept);

    /// <summary>What that means to the errand; null for nothing yet.</summary>
    public ErrandTrigger? Meaning(SendWish wish) =>
        Fulfills(wish) ? ErrandTrigger.Fulfilled : Verdict is null ? null : ErrandTrigger.Failed;

    /// <summary>The word for how far it got, as scripts read it.</summary>
    public string Status => Verdict switch
    {
        { Status: "failed", Reason: "not_sent" } => "not_sent",
        { } verdict => verdict.Status,
        null => Reach switch
        {
            Reach.Unwritten or Reach.Queued => "not_sent",
            Reach.Sent => "sent",
            Reach.Accepted => "accepted",
            _ => "delivered",
        },
    };
}
