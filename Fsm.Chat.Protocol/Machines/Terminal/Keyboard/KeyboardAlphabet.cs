using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

/// <summary>Where in the bytes of a terminal one is.</summary>
public enum KeyboardState : byte
{
    /// <summary>Between two keys.</summary>
    Ground,

    /// <summary>In a character of several bytes.</summary>
    Utf8,

    /// <summary>Behind an escape: the Escape key, Alt and a key, or a sequence.</summary>
    Escape,

    /// <summary>Behind two: what follows is pressed with Alt.</summary>
    EscapeTwice,

    /// <summary>Behind the introducer of a control sequence, <c>ESC [</c>.</summary>
    CsiEntry,

    /// <summary>In its parameters.</summary>
    CsiParam,

    /// <summary>In one that no key has, such as a report, or that is too long: its end is looked for.</summary>
    CsiIgnore,

    /// <summary>Behind <c>ESC O</c>: a key of the keypad.</summary>
    Ss3,

    /// <summary>Behind <c>ESC [ [</c>: a function key of the Linux console.</summary>
    LinuxFunction,

    /// <summary>In the three bytes of a mouse report of the old kind, which can be any.</summary>
    MouseReport,

    /// <summary>In a string that a terminal says to a program that has asked (OSC, DCS, SOS, PM, APC).</summary>
    ControlString,

    /// <summary>Behind an escape in such a string.</summary>
    StringEscape,

    /// <summary>In the part of a paste that was just read.</summary>
    Pasting,

    /// <summary>In a paste, all that was read taken.</summary>
    PasteAwaited,

    /// <summary>In what may be the mark behind a paste.</summary>
    PasteEnding,
}

/// <summary>What the next bytes of a terminal are.</summary>
public enum KeyboardTrigger : byte
{
    /// <summary>Whole characters, or those of a string.</summary>
    [From(Own), Repeated] TextRead,

    /// <summary>The beginning of a character of several bytes.</summary>
    [From(Own)] CharacterBegun,

    /// <summary>More of it.</summary>
    [From(Own)] CharacterContinued,

    /// <summary>The rest of it.</summary>
    [From(Own)] CharacterEnded,

    /// <summary>Something that cannot belong to it.</summary>
    [From(Own)] CharacterBroken,

    /// <summary>A control character: a key such as Enter, or Ctrl and a letter.</summary>
    [From(Own), Repeated] ControlRead,

    /// <summary>An escape.</summary>
    [From(Own)] EscapeRead,

    /// <summary>A key behind an escape.</summary>
    [From(Own)] AltKeyRead,

    /// <summary>The introducer of a control sequence.</summary>
    [From(Own)] CsiRead,

    /// <summary>The introducer of a key of the keypad.</summary>
    [From(Own)] Ss3Read,

    /// <summary>The introducer of a string.</summary>
    [From(Own)] StringBegun,

    /// <summary>A digit or separator of a parameter.</summary>
    [From(Own)] ParameterRead,

    /// <summary>The mark of a private sequence.</summary>
    [From(Own)] PrivateMarkRead,

    /// <summary>An intermediate character.</summary>
    [From(Own)] IntermediateRead,

    /// <summary>The last character of a sequence.</summary>
    [From(Own)] FinalRead,

    /// <summary>The second bracket of the Linux console.</summary>
    [From(Own)] LinuxMarkRead,

    /// <summary>The mark of a mouse report of the old kind.</summary>
    [From(Own)] MouseMarkRead,

    /// <summary>Some of its bytes.</summary>
    [From(Own)] MouseBytesRead,

    /// <summary>The last of its bytes.</summary>
    [From(Own)] MouseReportEnded,

    /// <summary>A sequence is longer than any that has a meaning.</summary>
    [From(Own)] SequenceOverflowed,

    /// <summary>Something that cannot belong to a sequence; it is looked at again by itself.</summary>
    [From(Own)] SequenceBroken,

    /// <summary>The end of a string.</summary>
    [From(Own)] StringEnded,

    /// <summary>The mark before a paste.</summary>
    [From(Own)] PasteBegun,

    /// <summary>Bytes of a paste.</summary>
    [From(Own)] PasteBytesRead,

    /// <summary>Ctrl-C within a paste.</summary>
    [From(Own)] PasteInterrupted,

    /// <summary>What may be the beginning of the mark behind a paste.</summary>
    [From(Own)] PasteEndBegun,

    /// <summary>More of it.</summary>
    [From(Own)] PasteEndContinued,

    /// <summary>Something that cannot belong to the mark.</summary>
    [From(Own)] PasteEndBroken,

    /// <summary>The mark behind a paste, or the rest of it.</summary>
    [From(Own)] PasteEnded,

    /// <summary>All that the terminal had to give was taken.</summary>
    [From(Own)] ReadEnded,

    /// <summary>Nothing came behind an escape.</summary>
    [From(TriggerOrigin.Timer)] EscapeTimerElapsed,

    /// <summary>The rest of a character or a sequence did not come.</summary>
    [From(TriggerOrigin.Timer)] SequenceTimerElapsed,

    /// <summary>Neither more of a paste came, nor the mark behind it.</summary>
    [From(TriggerOrigin.Timer)] PasteTimerElapsed,
}

/// <summary>What a transition of the keyboard asks for.</summary>
public enum KeyboardEffect : byte
{
    /// <summary>Type the characters that were read.</summary>
    GiveText,

    /// <summary>Type the character that is complete now, or a sign that it is broken.</summary>
    GiveCharacter,

    /// <summary>Press the key of the control character.</summary>
    GiveControl,

    /// <summary>Press Escape.</summary>
    GiveEscape,

    /// <summary>Press the key that the sequence means, if it means one.</summary>
    GiveSequence,

    /// <summary>Hand the paste over.</summary>
    GivePaste,

    /// <summary>Hold what was read until more of it is there.</summary>
    Hold,

    /// <summary>Forget what is held.</summary>
    Forget,

    /// <summary>Take what is held and what was read into the paste.</summary>
    KeepPasted,
}
