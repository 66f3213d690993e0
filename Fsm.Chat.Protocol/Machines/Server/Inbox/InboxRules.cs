using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Server.Inbox.InboxEffect;
using static Fsm.Chat.Protocol.Machines.Server.Inbox.InboxState;
using static Fsm.Chat.Protocol.Machines.Server.Inbox.InboxTrigger;

namespace Fsm.Chat.Protocol.Machines.Server.Inbox;

/// <summary>
/// What is kept for somebody, on its way to the client of one session. All of it is on the disk, so nothing is lost here: while they have not caught up, what comes new
/// is read from there as well, in its order. A client that takes nothing costs disk, and no memory.
/// </summary>
public static class InboxRules
{
    /// <summary>How long is waited before something that could not be read is asked for again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>The rules.</summary>
    public static Rules<InboxState, InboxTrigger, InboxEffect> Create()
    {
        var rules = new RulesBuilder<InboxState, InboxTrigger, InboxEffect>("Inbox", Opening);

        rules.In(Opening)
            .Rests("no time: whoever makes it looks at once")
            .Go(NothingFound, Live)
            .Go(UnreadFound, CatchingUp, AskPage);

        rules.In(Live)
            .Rests("messages come when they come")
            .Stay(MessageKept, SendMessage)
            .Go(MessageHeld, Draining);

        rules.In(CatchingUp)
            .Rests("a store answers every question, and says so when it cannot")
            .Go(PageRead, Draining, SendPage)
            .Go(LastPageRead, Live, SendPage)
            .Go(ReadFailed, Pausing)
            .Ignore("it is read from the disk, in its order", MessageKept);

        rules.In(Draining)
            .Rests("a client takes what it can; its link asks whether it is there")
            .Go(RoomFound, CatchingUp, AskPage)
            .Ignore("it is read from the disk, in its order", MessageKept);

        rules.In(Pausing)
            .Waits("before the store is asked again", RetryAfter, RetryTimerElapsed)
            .Go(RetryTimerElapsed, CatchingUp, AskPage)
            .Ignore("it is read from the disk, in its order", MessageKept);

        rules.In(Live, CatchingUp, Draining, Pausing)
            .Go(SessionEnded, Closed);

        rules.In(Closed).Ends("what is kept waits on the disk");

        return rules.Build();
    }
}
