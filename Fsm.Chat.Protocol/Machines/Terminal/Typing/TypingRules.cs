using Fsm.Chat.Protocol.Codes;
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

        rules.In(Composing, Searching, Recalling, PasswordAsked)
            .Stay(TextTyped, InsertText)
            .Stay(TextPasted, InsertText);

        rules.In(Composing)
            .IsHome("a person may think for days")
            .Stay(EnterPressed, SendLine)
            .Stay(LinesPasted, TakePaste)
            .Stay(LinesDropped, StorePaste)
            .Ignore("nothing is under way", EscapePressed)
            .Ignore("there is nothing but what is typed", LineReplaced)
            .Go(SearchWished, Searching, BeginSearch)
            .Go(RecallWished, Recalling, BeginRecall)
            .Go(PasswordWanted, PasswordAsked, KeepLine)
            .Stay(CompletionWished, CompleteWord);

        rules.In(Searching)
            .Rests("the person looks around")
            .Stay(EnterPressed, ShowOlder)
            .Stay(SearchWished, ShowOlder)
            .Ignore("what is looked for has one line", LinesPasted)
            .Go([EscapePressed, LinesDropped, LineReplaced], Composing, EndSearch)
            .Go(PasswordWanted, PasswordAsked, EndSearch, KeepLine)
            .Ignore("something is looked for", RecallWished, CompletionWished);

        rules.In(Recalling)
            .Rests("the person looks for a line")
            .Stay(RecallWished, ShowOlderLine)
            .Go(EnterPressed, Composing, TakeFoundLine)
            .Go([EscapePressed, LinesDropped, LineReplaced], Composing, EndRecall)
            .Go(PasswordWanted, PasswordAsked, EndRecall, KeepLine)
            .Ignore("what is looked for has one line", LinesPasted)
            .Ignore("a line is looked for", SearchWished, CompletionWished);

        rules.In(PasswordAsked)
            .Rests("the person looks for the password")
            .Go(EnterPressed, Composing, GivePassword, ReturnKept)
            .Go([EscapePressed, LinesDropped], Composing, DeclinePassword, ReturnKept)
            .Refuse(LocalCode.NotPermittedNow, LineReplaced)
            .Ignore("one is asked for after the other", PasswordWanted)
            .Ignore("a password has one line", LinesPasted)
            .Ignore("the password comes first", SearchWished, RecallWished, CompletionWished);

        rules.In(Composing, Searching, Recalling, PasswordAsked)
            .Stay(LongTextPasted, RefusePaste);

        return rules.Build();
    }
}
