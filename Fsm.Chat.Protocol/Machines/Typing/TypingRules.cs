using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Typing.TypingEffect;
using static Fsm.Chat.Protocol.Machines.Typing.TypingState;
using static Fsm.Chat.Protocol.Machines.Typing.TypingTrigger;

namespace Fsm.Chat.Protocol.Machines.Typing;

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

        rules.In(Composing)
            .IsHome("a person may think for days")
            .Ignore(KeyTyped, "the line is edited in its place")
            .Go(EnterPressed, EnterHeld)
            .Go(EnterInBurst, EnterHeld)
            .Go(LinesPasted, PasteAsked, TakePaste)
            .Ignore(EscapePressed, "nothing is under way")
            .Go(SearchWished, Searching, BeginSearch);

        rules.In(EnterHeld)
            .Waits("whether more follows at once", Limits.PasteGap, QuietTimerElapsed)
            .Go(QuietTimerElapsed, Composing, SubmitLine)
            .Go(KeyTyped, PasteAsked, TakeLineEnd, TakeKey)
            .Go(EnterPressed, PasteAsked, TakeLineEnd, TakeLineEnd)
            .Go(EnterInBurst, PasteAsked, TakeLineEnd, TakeLineEnd)
            .Go(LinesPasted, PasteAsked, TakeLineEnd, TakePaste)
            .Go(EscapePressed, Composing)
            .Go(SearchWished, Searching, SubmitLine, BeginSearch);

        rules.In(PasteAsked)
            .Rests("the person decides")
            .Stay(KeyTyped, TakeKey)
            .Stay(EnterInBurst, TakeLineEnd)
            .Stay(LinesPasted, TakePaste)
            .Go(EnterPressed, Composing, SubmitPaste)
            .Go(EscapePressed, Composing, DropPaste)
            .Ignore(SearchWished, "the paste is asked about");

        rules.In(Searching)
            .Rests("the person looks around")
            .Ignore(KeyTyped, "the line is edited in its place")
            .Stay(EnterPressed, FindOlder)
            .Stay(EnterInBurst, FindOlder)
            .Stay(SearchWished, FindOlder)
            .Ignore(LinesPasted, "what is looked for has one line")
            .Go(EscapePressed, Composing, EndSearch);

        return rules.Build();
    }
}
