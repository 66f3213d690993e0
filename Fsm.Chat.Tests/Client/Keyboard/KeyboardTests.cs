using System.Text;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

namespace Fsm.Chat.Tests.Client.Keyboard;

/// <summary>What a terminal sends is keys, text and pastes, and nothing that it sends makes the keyboard dead.</summary>
public sealed class KeyboardTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private KeyboardWorld _world = null!;

    [SetUp]
    public void Begin() => _world = new KeyboardWorld();

    [TearDown]
    public void Nobody_found_a_bug() => Assert.That(_world.Reader.InternalErrors, Is.Zero);

    [Test]
    public void A_character_is_whole_wherever_it_was_split()
    {
        foreach (var character in (string[])["ñ", "€", "😀"])
        {
            var bytes = Encoding.UTF8.GetBytes(character);
            for (var at = 1; at < bytes.Length; at++)
            {
                _world.Read([(byte)'a', .. bytes[..at]], [.. bytes[at..], (byte)'b']);
                Assert.That(_world.Take(), Is.EqualTo([$"\"a{character}b\""]));
            }

            _world.Read([.. bytes.Select(one => new[] { one })]);
            Assert.That(_world.Take(), Is.EqualTo([$"\"{character}\""]));
        }
    }

    [Test]
    public void A_character_that_is_cut_off_is_a_sign_for_that_at_once_or_after_a_while()
    {
        _world.Read("€"u8[..2].ToArray(), "x"u8.ToArray());
        Assert.That(_world.Take(), Is.EqualTo(["\"\uFFFDx\""]));
        _world.Read("€"u8[..1].ToArray(), "\r"u8.ToArray());
        Assert.That(_world.Take(), Is.EqualTo(["\"\uFFFD\"", "Enter"]));
        _world.Read("€"u8[..2].ToArray());
        _world.Wait(KeyboardRules.CharacterWait - Moment);
        Assert.That(_world.Take(), Is.Empty);
        _world.Wait(Moment);
        Assert.That(_world.Take(), Is.EqualTo(["\"\uFFFD\""]));
        _world.Read("y");
        Assert.That(_world.Take(), Is.EqualTo(["\"y\""]));
    }

    [Test]
    public void An_escape_alone_is_the_Escape_key_after_a_moment()
    {
        _world.Read("\e");
        _world.Wait(KeyboardRules.EscapeDelay - Moment);
        Assert.That(_world.Take(), Is.Empty);
        _world.Wait(Moment);
        Assert.That(_world.Take(), Is.EqualTo(["Escape"]));
        _world.Read("[A");
        Assert.That(_world.Take(), Is.EqualTo(["\"[A\""]));
    }

    [Test]
    public void Two_escapes_are_one_and_those_that_follow_are_others()
    {
        _world.Read("\e\e");
        _world.Wait(KeyboardRules.EscapeDelay - Moment);
        Assert.That(_world.Take(), Is.Empty);
        _world.Wait(Moment);
        Assert.That(_world.Take(), Is.EqualTo(["Escape"]));
        _world.Read("\e\e\e\e");
        Assert.That(_world.Take(), Is.EqualTo(["Escape", "Escape"]));
        _world.Wait(KeyboardRules.EscapeDelay);
        Assert.That(_world.Take(), Is.EqualTo(["Escape"]));
    }

    [Test]
    public void A_sequence_that_is_not_ended_is_dropped_after_a_while()
    {
        foreach (var begun in (string[])["\e[", "\e[1;5", "\e[?1", "\e[?1$", "\e[1%1", "\eO", "\eO5", "\e[[", "\e[M", "\e[M!", "\e]0;title", "\eP1$r", "\e_Gi"])
        {
            _world.Read(begun);
            _world.Wait(KeyboardRules.SequenceWait - Moment);
            Assert.That((_world.Take(), _world.Reader.State), Is.Not.EqualTo((Array.Empty<string>(), KeyboardState.Ground)), begun);
            _world.Wait(Moment);
            Assert.That(_world.Reader.State, Is.EqualTo(KeyboardState.Ground), begun);
            _world.Read("a\r");
            Assert.That(_world.Take(), Is.EqualTo(["\"a\"", "Enter"]), begun);
        }
    }

    [Test]
    public void What_cannot_belong_to_a_sequence_ends_it_and_is_itself()
    {
        foreach (var begun in (string[])["\e", "\e\e", "\e[", "\e[1;5", "\e[?1", "\e[?1$", "\e[1%1", "\eO", "\eO5", "\e[[", "\e[M", "\e[M!!", "\e]0;title", "\e]0;title\e"])
        {
            foreach (var (broken, key) in (IEnumerable<(string, string)>)[("\u0003", "Ctrl+\"c\""), ("\u0003a", "Ctrl+\"c\"")])
            {
                _world.Read(begun);
                _world.Read(broken);
                Assert.That(_world.Take(), Does.Contain(key), begun);
                Assert.That(_world.Reader.State, Is.EqualTo(KeyboardState.Ground), begun);
            }
        }

        foreach (var begun in (string[])["\e[", "\e[1;5", "\e[?1", "\e[?1$", "\e[1%1", "\eO", "\eO5", "\e[["])
        {
            _world.Read(begun);
            _world.Read("ñ\r");
            Assert.That(_world.Take(), Is.EqualTo(["\"ñ\"", "Enter"]), begun);
            _world.Read(begun);
            _world.Read("\e[B");
            Assert.That(_world.Take(), Is.EqualTo(["Down"]), begun);
        }

        _world.Read("\eO%");
        Assert.That(_world.Take(), Is.EqualTo(["\"%\""]));
        _world.Read("\e[[5");
        Assert.That(_world.Take(), Is.EqualTo(["\"5\""]));
        _world.Read([0x1B, 0xFF, (byte)'a']);
        Assert.That(_world.Take(), Is.EqualTo(["\"\uFFFDa\""]));
    }

    [Test]
    public void What_is_malformed_or_too_long_is_ignored_up_to_its_end()
    {
        var longest = new string('1', KeyboardDecisions.LongestSequence);
        foreach (var sequence in (string[])["\e[1?5;2A", "\e[?1?5A", "\e[1%1 ?A", "\e[1%?A", $"\e[{longest};5A", $"\e[?{longest}$y", $"\eO{longest}P", $"\e[{new string('%', 100)}A"])
        {
            _world.Read($"{sequence}a");
            Assert.That(_world.Take(), Is.EqualTo(["\"a\""]), sequence);
        }

        _world.Read("\e[1?5");
        _world.Wait(KeyboardRules.SequenceWait);
        _world.Read("a");
        Assert.That(_world.Take(), Is.EqualTo(["\"a\""]));
        _world.Read("\e[1?5ñ");
        Assert.That(_world.Take(), Is.EqualTo(["\"ñ\""]));
    }

    [Test]
    public void Each_kind_of_sequence_is_its_key_in_pieces()
    {
        foreach (var (pieces, key) in (IEnumerable<(string[], string)>)
        [
            (["\e", "[", "A"], "Up"), (["\e", "[", "1", ";", "5", "A"], "Ctrl+Up"), (["\e", "O", "P"], "F1"), (["\e", "O", "5", "P"], "Ctrl+F1"), (["\e", "[", "[", "B"], "F2"),
            (["\e", "a"], "Alt+\"a\""), (["\e", "\e", "[", "A"], "Alt+Up"), (["\e", "\e", "O", "A"], "Alt+Up"), (["\e", "\e", "a"], "Alt+\"a\""), (["\e", "[", "7", "$"], "Shift+Home"),
            (["\eñ"], "Alt+\"ñ\""), (["\e\eñ"], "Alt+\"ñ\""), (["\u0001"], "Ctrl+\"a\""), (["\e[Z"], "Shift+Tab"),
        ])
        {
            foreach (var piece in pieces)
                _world.Read(piece);
            Assert.That(_world.Take(), Is.EqualTo([key]), string.Concat(pieces));
        }

        _world.Read([0x1B, 0xC3], [0xB1]);
        _world.Read([0x1B, 0x1B, 0xC3], [0xB1]);
        Assert.That(_world.Take(), Is.EqualTo(["Alt+\"ñ\"", "Alt+\"ñ\""]));
    }

    [Test]
    public void Reports_and_strings_are_ignored_whole_in_pieces()
    {
        foreach (var pieces in (string[][])
        [
            ["\e", "[", "?", "6", "2", "c"], ["\e", "[", "?", "2026;2", "$", "y"], ["\e[1", "%", "%", "x"], ["\e[", "%x"], ["\e[M", "!", "!", "!"], ["\e[M!!!"], ["\e[<0;1;2M"],
            ["\e]", "11;rgb", "\a"], ["\e]11", "\e", "\\"], ["\eP1", "\e\\"], ["\eXa", "\e\\"], ["\e^a\e\\"], ["\e_a\e\\"], ["\e\e]11\a"],
        ])
        {
            foreach (var piece in pieces)
                _world.Read(piece);
            Assert.That(_world.Take(), Is.Empty, string.Concat(pieces));
            Assert.That(_world.Reader.State, Is.EqualTo(KeyboardState.Ground), string.Concat(pieces));
        }
    }

    [Test]
    public void An_escape_in_a_string_that_does_not_end_it_begins_something_else()
    {
        foreach (var (bytes, keys) in (IEnumerable<(string, string[])>)
            [("\e[A", ["Up"]), ("\eOP", ["F1"]), ("\ea", ["Alt+\"a\""]), ("\e\ea", ["Alt+\"a\""]), ("\e\e[A", ["Alt+Up"]), ("\e]more\e[A", ["Up"]), ("\eñ", ["Alt+\"ñ\""]), ("\e]more\a", []), ("\u0003", ["Ctrl+\"c\""])])
        {
            _world.Read("\e]0;title");
            _world.Read(bytes);
            Assert.That(_world.Take(), Is.EqualTo(keys), bytes);
        }

        _world.Read("\e\e]0;title\e[A");
        Assert.That(_world.Take(), Is.EqualTo(["Up"]));
        _world.Read("\e]0;title\e");
        _world.Reader.Read([0xC3]);
        _world.Reader.Read([0xB1]);
        Assert.That(_world.Take(), Is.EqualTo(["Alt+\"ñ\""]));
        _world.Read("\e]0;title\e");
        _world.Wait(KeyboardRules.EscapeDelay);
        _world.Read("a");
        Assert.That(_world.Take(), Is.EqualTo(["\"a\""]));
    }

    [Test]
    public void A_key_that_fails_is_told_and_the_next_one_is_taken()
    {
        _world.Planted = new InvalidOperationException("planted");
        _world.Read("a");
        _world.Read("b");
        Assert.That(_world.Take(), Is.EqualTo(["\"b\""]));
        Assert.That(_world.Failures.Select(failure => failure.Message), Is.EqualTo(["planted"]));
        Assert.That(_world.Reader.InternalErrors, Is.EqualTo(1));
        _world = new();
    }
}
