using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Terminal.Prompt.PromptEffect;
using static Fsm.Chat.Protocol.Machines.Terminal.Prompt.PromptState;
using static Fsm.Chat.Protocol.Machines.Terminal.Prompt.PromptTrigger;

namespace Fsm.Chat.Protocol.Machines.Terminal.Prompt;

/// <summary>
/// Offers and invitations on a client's screen. They interrupt what is shown, never what is typed: only a command answers, and where a text goes is for
/// the User machine alone. An answer that names no request is for the oldest one.
/// </summary>
public static class PromptRules
{
    /// <summary>The rules.</summary>
    public static Rules<PromptState, PromptTrigger, PromptEffect> Create()
    {
        var rules = new RulesBuilder<PromptState, PromptTrigger, PromptEffect>("Prompt", Clear);

        rules.In(Clear)
            .IsHome("until somebody asks something")
            .Go(RequestArrived, Asking, KeepRequest, ShowRequest)
            .Refuse(LocalCode.NothingAsked, StrayAnswerTyped)
            .Refuse(LocalCode.NoSuchRequest, NamedAnswerTyped);

        rules.In(Asking)
            .Rests("each request ends by itself when its time is over, which the server keeps")
            .Stay(RequestArrived, KeepRequest, ShowRequest)
            .Stay(AnswerTyped, GiveAnswer)
            .Refuse(LocalCode.NoSuchRequest, NamedAnswerTyped)
            .Stay(OldestRequestEnded, ForgetRequest, ShowNext)
            .Stay(LaterRequestEnded, ForgetRequest)
            .Go(LastRequestEnded, Clear, ForgetRequest);

        return rules.Build();
    }
}
