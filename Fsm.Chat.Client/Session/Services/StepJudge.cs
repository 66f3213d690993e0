using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Services;

/// <summary>What follows for this side from a step that the rules do not let happen, and from a mistake of our own. The same for all machines.</summary>
internal sealed class StepJudge(IFire machines, Announcer announcer)
{
    /// <summary>A wish that is refused is answered to the person; what the server must not say closes the link. Our own mistakes are counted already.</summary>
    /// <param name="server">The server that it is about.</param>
    /// <param name="link">The link that it came over.</param>
    /// <param name="judged">What was fired, and what it came to.</param>
    public void Judge<TTrigger>(ClientUser? server, ClientLink? link, in Judgement<TTrigger> judged)
        where TTrigger : struct, Enum
    {
        if (judged.Outcome == StepOutcome.Refused)
            announcer.Refused(server, judged.Refusal, StateWords.OfAny(judged.State));
        else if (judged.Outcome == StepOutcome.Violation && link is not null)
            Violate(link, CloseReason.NotPermitted);
    }

    /// <summary>Closes a link for what the server sent.</summary>
    public void Violate(ClientLink link, CloseReason reason) => machines.Fire(link, LinkTrigger.ViolationFound, new LinkHappened.Plain(reason));

    /// <summary>Says that something was wrong which is our own mistake. What cannot end by itself ends with the link that carries it.</summary>
    /// <param name="server">The server that it is about; null for none.</param>
    /// <param name="carrier">What ends; null for nothing.</param>
    /// <param name="error">What was thrown.</param>
    public void Contain(ClientUser? server, ClientLink? carrier, Exception error)
    {
        announcer.Error(server, LocalCode.InternalError, error.Message, ClientTexts.NextReport);
        if (carrier is not null)
            machines.Fire(carrier, LinkTrigger.InternalErrorCaught);
    }
}
