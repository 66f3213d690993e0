using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Terminal.Typing.TypingEffect;
using static Fsm.Chat.Protocol.Machines.Terminal.Typing.TypingState;
using static Fsm.Chat.Protocol.Machines.Terminal.Typing.TypingTrigger;

namespace Fsm.Chat.Protocol.Machines.Terminal.Typing;

/// <summary>
/// The input line of a full-screen client. A paste of many lines never becomes many messages: a terminal that marks pastes says so, and one that does not
/// gives itself away, because behind each line end the next character follows at once.
/// </summary>
public static class TypingRules
{
    /// <summary>The rules.</summary>
    public static Rules<TypingState, TypingTrigger, TypingEffect> Create()
    {
        var rules = new RulesBuilder<TypingState, TypingTrigger, TypingEffect>("Typing", Composing);

        rules.In(Composing, EnterDelayed, Searching)
            .Ignore("it is typed text", TextPasted)
            .Ignore("there is nothing but what is typed", LineReplaced);

        rules.In(Composing)
            .IsHome("a person may think for days")
            .Ignore("the line is edited in its place", KeyTyped)
            .Go([EnterPressed, EnterPasted], EnterDelayed)
            .Go(LinesPasted, PasteAsked, TakePaste)
            .Ignore("nothing is under way", EscapePressed)
            .Go(SearchWished, Searching, BeginSearch);

        rules.In(EnterDelayed)
            .Waits("whether more follows at once", TypingDecisions.PasteGap, QuietTimerElapsed)
            .Go(QuietTimerElapsed, Composing, SendLine)
            .Go(KeyTyped, PasteAsked, TakeLineEnd, TakeKey)
            .Go([EnterPressed, EnterPasted], PasteAsked, TakeEmptyLine)
            .Go(LinesPasted, PasteAsked, TakeLineEnd, TakePaste)
            .Go(EscapePressed, Composing)
            .Go(SearchWished, Searching, SendLine);

        rules.In(PasteAsked)
            .Rests("the person decides")
            .Stay(KeyTyped, TakeKey)
            .Stay(TextPasted, TakeKey)
            .Stay(EnterPasted, TakeLineEnd)
            .Stay(LinesPasted, TakePaste)
            .Go(EnterPressed, Composing, SendPaste)
            .Go(EscapePressed, Composing, ForgetPaste)
            .Go(LineReplaced, Composing, ForgetPaste)
            .Ignore("the paste is asked about", SearchWished);

        rules.In(Searching)
            .Rests("the person looks around")
            .Ignore("the line is edited in its place", KeyTyped)
            .Stay(EnterPressed, ShowOlder)
            .Stay(EnterPasted, ShowOlder)
            .Stay(SearchWished, ShowOlder)
            .Ignore("what is looked for has one line", LinesPasted)
            .Go(EscapePressed, Composing, EndSearch);

        return rules.Build();
    }
}
