using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Terminal.Typing.TypingEffect;
using static Fsm.Chat.Protocol.Machines.Terminal.Typing.TypingState;
using static Fsm.Chat.Protocol.Machines.Terminal.Typing.TypingTrigger;

namespace Fsm.Chat.Protocol.Machines.Terminal.Typing;

/// <summary>
/// The input line of a full-screen client. A paste of many lines never becomes many messages: the terminal says what is pasted. Nothing is guessed from how
/// fast something comes.
/// </summary>
public static class TypingRules
{
    /// <summary>The rules.</summary>
    public static Rules<TypingState, TypingTrigger, TypingEffect> Create()
    {
        var rules = new RulesBuilder<TypingState, TypingTrigger, TypingEffect>("Typing", Composing);

        rules.In(Composing, Searching)
            .Stay(TextTyped, InsertText)
            .Stay(TextPasted, InsertText)
            .Ignore("there is nothing but what is typed", LineReplaced);

        rules.In(Composing)
            .IsHome("a person may think for days")
            .Stay(EnterPressed, SendLine)
            .Go(LinesPasted, PasteAsked, TakePaste)
            .Ignore("nothing is under way", EscapePressed)
            .Go(SearchWished, Searching, BeginSearch);

        rules.In(PasteAsked)
            .Rests("the person decides")
            .Stay(TextTyped, TakePaste)
            .Stay(TextPasted, TakePaste)
            .Stay(LinesPasted, TakePaste)
            .Go(EnterPressed, Composing, SendPaste)
            .Go([EscapePressed, LineReplaced], Composing, ForgetPaste)
            .Ignore("the paste is asked about", SearchWished);

        rules.In(Searching)
            .Rests("the person looks around")
            .Stay(EnterPressed, ShowOlder)
            .Stay(SearchWished, ShowOlder)
            .Ignore("what is looked for has one line", LinesPasted)
            .Go(EscapePressed, Composing, EndSearch);

        rules.In(Composing, PasteAsked, Searching)
            .Stay(LongTextPasted, RefusePaste);

        return rules.Build();
    }
}
