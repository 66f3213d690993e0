using System.Buffers;
using System.Text;

namespace Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

/// <summary>Decides what the next bytes of a terminal are, by the bytes themselves and by where one is.</summary>
public static class KeyboardDecisions
{
    /// <summary>Bytes of the longest sequence that is looked at; known ones have fewer than 20.</summary>
    public const int LongestSequence = 64;

    private const int MouseBytes = 3;
    private const byte EndOfText = 0x03;
    private const byte Bell = 0x07;
    private const byte Esc = 0x1B;
    private const byte Delete = 0x7F;

    private static readonly SearchValues<byte> NoText = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(control => (byte)control), Delete]);

    private static ReadOnlySpan<byte> PasteEnd => "\e[201~"u8;

    /// <summary>What comes next.</summary>
    /// <param name="state">Where one is.</param>
    /// <param name="held">What was read before and belongs to it.</param>
    /// <param name="read">What was read now; never empty.</param>
    /// <param name="length">How much of it the trigger is about: 0 when it says that what was held is over, and the same bytes are to be looked at again.</param>
    public static KeyboardTrigger Next(KeyboardState state, ReadOnlySpan<byte> held, ReadOnlySpan<byte> read, out int length)
    {
        length = 1;
        return state switch
        {
            KeyboardState.Ground => read[0] == Esc ? KeyboardTrigger.EscapeRead : NoText.Contains(read[0]) ? KeyboardTrigger.ControlRead : Text(read, out length),
            KeyboardState.Utf8 => Rest(held, read, out length),
            KeyboardState.Escape or KeyboardState.EscapeTwice => BehindEscape(read, out length),
            KeyboardState.StringEscape => read[0] == '\\' ? KeyboardTrigger.StringEnded : BehindEscape(read, out length),
            KeyboardState.ControlString => String(read, out length),
            KeyboardState.MouseReport => Mouse(held.Length, read, out length),
            KeyboardState.Pasting or KeyboardState.PasteAwaited => Paste(read, out length),
            KeyboardState.PasteEnding => PasteMark(held, read, out length),
            _ => Sequence(state, held, read[0], out length),
        };
    }

    // Up to a control character, without the beginning of a character at the end.
    private static KeyboardTrigger Text(ReadOnlySpan<byte> read, out int length)
    {
        length = read.IndexOfAny(NoText) is var end and >= 0 ? end : read.Length;
        if (Rune.DecodeLastFromUtf8(read[..length], out _, out var cut) != OperationStatus.NeedMoreData)
            return KeyboardTrigger.TextRead;
        if (cut == length)
            return KeyboardTrigger.CharacterBegun;
        length -= cut;
        return KeyboardTrigger.TextRead;
    }

    private static KeyboardTrigger Rest(ReadOnlySpan<byte> held, ReadOnlySpan<byte> read, out int length)
    {
        var before = held.TrimStart(Esc);
        Span<byte> character = [.. before, .. read[..Math.Min(read.Length, sizeof(int) - before.Length)]];
        var status = Rune.DecodeFromUtf8(character, out _, out var used);
        length = status switch
        {
            OperationStatus.Done => used - before.Length,
            OperationStatus.NeedMoreData => character.Length - before.Length,
            _ => Math.Max(0, used - before.Length),
        };
        return status switch
        {
            OperationStatus.Done => KeyboardTrigger.CharacterEnded,
            OperationStatus.NeedMoreData => KeyboardTrigger.CharacterContinued,
            _ => KeyboardTrigger.CharacterBroken,
        };
    }

    private static KeyboardTrigger BehindEscape(ReadOnlySpan<byte> read, out int length)
    {
        length = 1;
        switch (read[0])
        {
            case Esc:
                return KeyboardTrigger.EscapeRead;
            case (byte)'[':
                return KeyboardTrigger.CsiRead;
            case (byte)'O':
                return KeyboardTrigger.Ss3Read;
            case (byte)']' or (byte)'P' or (byte)'X' or (byte)'^' or (byte)'_':
                return KeyboardTrigger.StringBegun;
            case not EndOfText and < 0x80:
                return KeyboardTrigger.AltKeyRead;
        }

        var status = Rune.DecodeFromUtf8(read, out _, out var used);
        if (read[0] == EndOfText || status == OperationStatus.InvalidData)
        {
            length = 0;
            return KeyboardTrigger.SequenceBroken;
        }

        length = used;
        return status == OperationStatus.Done ? KeyboardTrigger.CharacterEnded : KeyboardTrigger.CharacterBegun;
    }

    private static KeyboardTrigger Sequence(KeyboardState state, ReadOnlySpan<byte> held, byte read, out int length)
    {
        length = 1;
        if (held.Length >= LongestSequence && state != KeyboardState.CsiIgnore && read is >= 0x20 and < 0x40)
            return KeyboardTrigger.SequenceOverflowed;
        var trigger = (state, read) switch
        {
            (KeyboardState.CsiEntry, (byte)'[') => KeyboardTrigger.LinuxMarkRead,
            (KeyboardState.CsiEntry, (byte)'M') => KeyboardTrigger.MouseMarkRead,
            // rxvt ends the sequence of a key that is pressed with Shift so; behind several parameters it is an intermediate character.
            (KeyboardState.CsiParam, (byte)'$') when !held.Contains((byte)';') => KeyboardTrigger.FinalRead,
            (KeyboardState.CsiParam, (byte)'~') when held.EndsWith("\e[200"u8) => KeyboardTrigger.PasteBegun,
            // The space bar of a keypad.
            (KeyboardState.Ss3, (byte)' ') => KeyboardTrigger.FinalRead,
            (KeyboardState.LinuxFunction or KeyboardState.Ss3, < (byte)'0' or (> (byte)';' and < 0x40)) => KeyboardTrigger.SequenceBroken,
            (KeyboardState.LinuxFunction, < 0x40) => KeyboardTrigger.SequenceBroken,
            (_, >= 0x20 and < (byte)'0') => KeyboardTrigger.IntermediateRead,
            (_, >= (byte)'0' and <= (byte)';') => KeyboardTrigger.ParameterRead,
            (_, > (byte)';' and < 0x40) => KeyboardTrigger.PrivateMarkRead,
            (_, >= 0x40 and < Delete) => KeyboardTrigger.FinalRead,
            _ => KeyboardTrigger.SequenceBroken,
        };
        if (trigger == KeyboardTrigger.SequenceBroken)
            length = 0;
        return trigger;
    }

    private static KeyboardTrigger Mouse(int held, ReadOnlySpan<byte> read, out int length)
    {
        var wanted = read[..Math.Min(read.Length, MouseBytes - held)];
        length = wanted.IndexOfAnyInRange((byte)0, (byte)0x1F) is var control and >= 0 ? control : wanted.Length;
        if (length == 0)
            return KeyboardTrigger.SequenceBroken;
        return held + length == MouseBytes ? KeyboardTrigger.MouseReportEnded : KeyboardTrigger.MouseBytesRead;
    }

    private static KeyboardTrigger String(ReadOnlySpan<byte> read, out int length)
    {
        length = 1;
        switch (read[0])
        {
            case Esc:
                return KeyboardTrigger.EscapeRead;
            case Bell:
                return KeyboardTrigger.StringEnded;
            case EndOfText:
                length = 0;
                return KeyboardTrigger.SequenceBroken;
            default:
                length = read.IndexOfAny(Esc, Bell, EndOfText) is var end and >= 0 ? end : read.Length;
                return KeyboardTrigger.TextRead;
        }
    }

    private static KeyboardTrigger Paste(ReadOnlySpan<byte> read, out int length)
    {
        length = read.IndexOfAny(Esc, EndOfText) is var end and >= 0 ? end : read.Length;
        if (length > 0)
            return KeyboardTrigger.PasteBytesRead;
        length = 1;
        if (read[0] == EndOfText)
            return KeyboardTrigger.PasteInterrupted;
        var trigger = PasteMark([], read, out var mark);
        if (trigger == KeyboardTrigger.PasteEndBroken)
            return KeyboardTrigger.PasteBytesRead; // an escape that is only that
        length = mark;
        return trigger == KeyboardTrigger.PasteEndContinued ? KeyboardTrigger.PasteEndBegun : trigger;
    }

    private static KeyboardTrigger PasteMark(ReadOnlySpan<byte> held, ReadOnlySpan<byte> read, out int length)
    {
        var rest = PasteEnd[held.Length..];
        length = Math.Min(read.Length, rest.Length);
        if (read[..length].SequenceEqual(rest[..length]))
            return length == rest.Length ? KeyboardTrigger.PasteEnded : KeyboardTrigger.PasteEndContinued;
        length = 0;
        return KeyboardTrigger.PasteEndBroken;
    }
}
