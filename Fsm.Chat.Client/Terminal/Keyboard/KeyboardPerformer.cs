using System.Buffers;
using System.Text;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

namespace Fsm.Chat.Client.Terminal.Keyboard;

/// <summary>Does what the transitions of the keyboard ask for.</summary>
/// <param name="taker">Takes the keys.</param>
internal sealed class KeyboardPerformer(IKeyTaker taker) : IPerformer<ClientKeyboard, KeyboardTrigger, KeyboardEffect, KeyboardEvent>
{
    // More than anybody is sent is not kept; what is longer than a line may be is refused as a whole.
    private const int MostPasted = 4 * 1024 * 1024;
    private const char Esc = '\e';

    /// <inheritdoc/>
    public void Perform(KeyboardEffect effect, ClientKeyboard keyboard, scoped in KeyboardEvent happened)
    {
        switch (effect)
        {
            case KeyboardEffect.GiveText:
                taker.Press(Key.Typed(Encoding.UTF8.GetString(happened.Bytes)));
                break;
            case KeyboardEffect.GiveCharacter:
                GiveCharacter(Whole(keyboard, happened));
                break;
            case KeyboardEffect.GiveControl:
                taker.Press(KeyTable.Control(happened.Bytes[0]));
                break;
            case KeyboardEffect.GiveEscape:
                taker.Press(new(KeyName.Escape));
                break;
            case KeyboardEffect.GiveSequence:
                if (KeyTable.Find(Whole(keyboard, happened)) is { } key)
                    taker.Press(key);
                break;
            case KeyboardEffect.GivePaste:
                GivePaste(keyboard);
                break;
            case KeyboardEffect.Hold:
                keyboard.Held.Write(happened.Bytes);
                break;
            case KeyboardEffect.Forget:
                keyboard.Held.ResetWrittenCount();
                break;
            case KeyboardEffect.KeepPasted:
                Keep(keyboard, keyboard.Held.WrittenSpan);
                Keep(keyboard, happened.Bytes);
                keyboard.Held.ResetWrittenCount();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientKeyboard keyboard, in Judgement<KeyboardTrigger> judged, scoped in KeyboardEvent happened)
    {
        // Bytes that the rules do not foresee are counted as a mistake of this program's, and do nothing.
    }

    /// <inheritdoc/>
    public void Contain(ClientKeyboard keyboard, Exception error) => taker.Fail(error);

    /// <inheritdoc/>
    public KeyboardEvent Elapsed(ClientKeyboard keyboard, KeyboardTrigger trigger) => default;

    private static string Whole(ClientKeyboard keyboard, scoped in KeyboardEvent happened) =>
        Encoding.UTF8.GetString([.. keyboard.Held.WrittenSpan, .. happened.Bytes]);

    private static void Keep(ClientKeyboard keyboard, ReadOnlySpan<byte> bytes) =>
        keyboard.Pasted.Write(bytes[..Math.Min(bytes.Length, MostPasted - keyboard.Pasted.WrittenCount)]);

    private void GiveCharacter(string character) =>
        taker.Press(character[0] == Esc ? new(KeyName.Text, Modifiers.Alt, character.TrimStart(Esc)) : Key.Typed(character));

    // Somebody who pastes much does so seldom: the memory is given back.
    private void GivePaste(ClientKeyboard keyboard)
    {
        var text = Encoding.UTF8.GetString(keyboard.Pasted.WrittenSpan);
        keyboard.Pasted = new();
        taker.Press(Key.Pasted(text));
    }
}
