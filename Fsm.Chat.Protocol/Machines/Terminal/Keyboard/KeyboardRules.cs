using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Terminal.Keyboard.KeyboardEffect;
using static Fsm.Chat.Protocol.Machines.Terminal.Keyboard.KeyboardState;
using static Fsm.Chat.Protocol.Machines.Terminal.Keyboard.KeyboardTrigger;

namespace Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

/// <summary>
/// What a terminal sends, as keys, text and pastes: after the parser of Paul Williams for the VT500 series (<see href="https://vt100.net/emu/dec_ansi_parser"/>),
/// from the other side. A sequence is known or ignored whole; whatever cannot belong to it ends it and is looked at by itself, so Ctrl-C works everywhere.
/// </summary>
public static class KeyboardRules
{
    /// <summary>How long nothing has to come behind an escape until it is the Escape key.</summary>
    public static readonly TimeSpan EscapeDelay = TimeSpan.FromMilliseconds(50);

    /// <summary>How long the rest of a character may take: it comes at once but where the line is slow.</summary>
    public static readonly TimeSpan CharacterWait = TimeSpan.FromSeconds(1);

    /// <summary>How long the rest of a sequence may take, where nothing longer is set for an escape. A person who types on does not lose a letter to one that was cut off.</summary>
    public static readonly TimeSpan SequenceWait = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a paste may pause.</summary>
    public static readonly TimeSpan PasteWait = TimeSpan.FromSeconds(2);

    /// <summary>The rules.</summary>
    /// <param name="escapeDelay">How long nothing has to come behind an escape until it is the Escape key.</param>
    public static Rules<KeyboardState, KeyboardTrigger, KeyboardEffect> Create(TimeSpan escapeDelay)
    {
        var rules = new RulesBuilder<KeyboardState, KeyboardTrigger, KeyboardEffect>("Keyboard", Ground);

        rules.In(Ground)
            .IsHome("a person may think for days")
            .OnEntry(Forget)
            .Stay(TextRead, GiveText)
            .Stay(ControlRead, GiveControl)
            .Go(CharacterBegun, Utf8, Hold)
            .Go(EscapeRead, Escape, Hold);

        rules.In(Utf8)
            .Waits("for the rest of the character", CharacterWait, SequenceTimerElapsed)
            .Stay(CharacterContinued, Hold)
            .Go([CharacterEnded, CharacterBroken, SequenceTimerElapsed], Ground, GiveCharacter);

        rules.In(Escape)
            .Waits("whether it is more than the Escape key", escapeDelay, EscapeTimerElapsed)
            .Go(EscapeRead, EscapeTwice, Hold)
            .Go(EscapeTimerElapsed, Ground, GiveEscape);

        rules.In(EscapeTwice)
            .Waits("whether it is more than the Escape key", escapeDelay, EscapeTimerElapsed)
            .Stay(EscapeRead, GiveEscape)
            .Go(EscapeTimerElapsed, Ground, GiveEscape);

        rules.In(StringEscape)
            .Waits("whether it is the end of the string", escapeDelay, EscapeTimerElapsed)
            .Go(EscapeRead, EscapeTwice, Hold)
            .Go([StringEnded, EscapeTimerElapsed], Ground);

        rules.In(Escape, EscapeTwice, StringEscape)
            .Go(CsiRead, CsiEntry, Hold)
            .Go(Ss3Read, Ss3, Hold)
            .Go(StringBegun, ControlString, Forget)
            .Go(AltKeyRead, Ground, GiveSequence)
            .Go(CharacterBegun, Utf8, Hold)
            .Go(CharacterEnded, Ground, GiveCharacter);

        rules.In(CsiEntry)
            .Go(ParameterRead, CsiParam, Hold)
            .Go(LinuxMarkRead, LinuxFunction, Hold)
            .Go(MouseMarkRead, MouseReport, Forget);

        rules.In(CsiParam)
            .Stay(ParameterRead, Hold)
            .Go(PasteBegun, Pasting, Forget);

        rules.In(CsiEntry, CsiParam)
            .Go([PrivateMarkRead, IntermediateRead], CsiIgnore);

        rules.In(CsiIgnore)
            .Ignore("it belongs to what is ignored", ParameterRead, PrivateMarkRead, IntermediateRead)
            .Go(FinalRead, Ground);

        rules.In(Ss3)
            .Stay(ParameterRead, Hold);

        rules.In(CsiParam, Ss3)
            .Go(SequenceOverflowed, CsiIgnore);

        rules.In(CsiEntry, CsiParam, Ss3, LinuxFunction)
            .Go(FinalRead, Ground, GiveSequence);

        rules.In(MouseReport)
            .Stay(MouseBytesRead, Hold)
            .Go(MouseReportEnded, Ground);

        rules.In(ControlString)
            .Ignore("nothing was asked", TextRead)
            .Go(EscapeRead, StringEscape, Hold)
            .Go(StringEnded, Ground);

        rules.In(CsiEntry, CsiParam, CsiIgnore, Ss3, LinuxFunction, MouseReport, ControlString)
            .Waits("for its end", escapeDelay > SequenceWait ? escapeDelay : SequenceWait, SequenceTimerElapsed)
            .Go(SequenceTimerElapsed, Ground);

        rules.In(Escape, EscapeTwice, StringEscape, CsiEntry, CsiParam, CsiIgnore, Ss3, LinuxFunction, MouseReport, ControlString)
            .Go(SequenceBroken, Ground);

        rules.In(Pasting)
            .Rests("there is more of the same read, or its end")
            .Stay(PasteBytesRead, KeepPasted)
            .Go(ReadEnded, PasteAwaited);

        rules.In(PasteAwaited)
            .Waits("for more of the paste, or its end", PasteWait, PasteTimerElapsed)
            .Go(PasteBytesRead, Pasting, KeepPasted)
            .Ignore("more was wanted", ReadEnded)
            .Go(PasteTimerElapsed, Ground, GivePaste);

        // Its text is not taken for keys, whatever comes of the program meanwhile.
        rules.In(Pasting, PasteAwaited)
            .Stay(PasteInterrupted, GiveControl)
            .Go(PasteEndBegun, PasteEnding, Hold)
            .Go(PasteEnded, Ground, GivePaste);

        rules.In(PasteEnding)
            .Waits("for the rest of the mark", PasteWait, PasteTimerElapsed)
            .Stay(PasteEndContinued, Hold)
            .Go(PasteEndBroken, Pasting, KeepPasted)
            .Go([PasteEnded, PasteTimerElapsed], Ground, GivePaste);

        rules.In([.. Enum.GetValues<KeyboardState>().Except([Pasting, PasteAwaited])])
            .Ignore("what is there was taken", ReadEnded);

        return rules.Build();
    }
}
