using Fsm.Chat.Client.Screen.Views;
using Terminal.Gui.Input;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>Keys that came in one breath with Alt and a digit are not lost.</summary>
public sealed class HeldKeysTests
{
    [Test]
    public void A_digit_with_Alt_and_what_follows_it_are_keys()
    {
        Assert.That(HeldKeys.In("\u001b2Hi\r"), Is.EqualTo(new[] { Key.D2.WithAlt, Key.H.WithShift, Key.I, Key.Enter }));
        Assert.That(HeldKeys.In("\u001ba\t\u007f\u0015"), Is.EqualTo(new[] { Key.A.WithAlt, Key.Tab, Key.Backspace, Key.U.WithCtrl }));
        Assert.That(HeldKeys.In("\u001b1ñ日😀").Skip(1).Select(key => key.AsRune.ToString()), Is.EqualTo(new[] { "ñ", "日", "😀" }));
    }

    [TestCase("")]
    [TestCase("\u001b")]
    [TestCase("\u001b[?62;c")]
    [TestCase("\u001b]11;rgb:0/0/0\u0007")]
    [TestCase("hello")]
    public void What_a_terminal_answers_is_no_keys(string dropped) => Assert.That(HeldKeys.In(dropped), Is.Empty);
}
