using Fsm.Chat.Client.Screen.Typing;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>The line that is typed, key by key. In the texts <c>|</c> is the cursor.</summary>
internal sealed class EditedLineTests
{
    private const string Heart = "\u2764\ufe0f";
    private const string Coder = "\U0001F469\u200d\U0001F4BB";
    private const string Spain = "\U0001F1EA\U0001F1F8";

    private EditedLine _line = null!;

    [SetUp]
    public void SetUp() => _line = new();

    [TestCase("I " + Heart + " you")]
    [TestCase("cafe\u0301 au lait")]
    [TestCase(Coder + Spain + Spain + "!")]
    [TestCase("\u1112\u1161\u11ab\u1100\u1173\u11af")]
    [TestCase("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")]
    [TestCase("\u0915\u094d\u0937\u093f\u0923")]
    public void What_is_typed_code_point_by_code_point_stays_in_order(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            _line.Insert(rune.ToString());

        Assert.That(Shown, Is.EqualTo($"{text}|"));
    }

    [Test]
    public void A_mark_joins_the_character_before_it_and_the_cursor_is_behind_both()
    {
        Type("cafe");
        _line.Left();
        _line.Right();
        Type("\u0301s");

        Assert.That(Shown, Is.EqualTo("cafe\u0301s|"));
    }

    [TestCase(Coder, "\U0001F389")]
    [TestCase(Spain, "\U0001F1EB\U0001F1F7")]
    [TestCase("\u1112\u1161", "\u11ab")]
    [TestCase("e", "\u0301x")]
    public void What_is_typed_before_something_that_it_could_join_stays_in_order(string typed, string before)
    {
        _line.Set(before, 0);

        Type(typed);

        Assert.That(Shown, Is.EqualTo($"{typed}|{before}"));
    }

    [Test]
    public void The_next_key_sees_what_has_joined_as_one()
    {
        _line.Set("\u0301x", 0);
        Type("e");

        _line.Backspace();

        Assert.That(Shown, Is.EqualTo("|x"));
    }

    [TestCase("e\u0301")]
    [TestCase(Heart)]
    [TestCase(Coder)]
    [TestCase(Spain)]
    [TestCase("\ud55c")]
    [TestCase("\u1112\u1161\u11ab")]
    [TestCase("\u0e01\u0e47")]
    public void Keys_see_one_character_where_a_person_does(string cluster)
    {
        _line.Set($"a{cluster}b", 1);
        _line.Right();
        var right = Shown;
        _line.Left();
        var left = Shown;
        _line.Delete();
        var deleted = Shown;
        _line.Undo();
        _line.Right();
        _line.Backspace();

        Assert.That(new[] { right, left, deleted, Shown }, Is.EqualTo(new[] { $"a{cluster}|b", $"a|{cluster}b", "a|b", "a|b" }));
    }

    [Test]
    public void What_comes_together_by_a_removal_is_one_character_to_the_cursor()
    {
        _line.Set("\U0001F469\u200dx\U0001F4BB", 4);

        _line.Backspace();

        Assert.That(Shown, Is.EqualTo(Coder + "|"));
    }

    [Test]
    public void Keys_at_the_ends_do_nothing()
    {
        _line.Left();
        _line.Backspace();
        _line.DeleteWordBack();
        _line.Transpose();
        _line.Undo();
        Type("a");
        _line.Right();
        _line.Delete();
        _line.Transpose();

        Assert.That(Shown, Is.EqualTo("a|"));
    }

    [TestCase("one  two three|", "one  two |three", "one  |two three", "|one  two three", "|one  two three")]
    [TestCase("\u3053\u3093\u3000\u4f60\u597d |", "\u3053\u3093\u3000|\u4f60\u597d ", "|\u3053\u3093\u3000\u4f60\u597d ", "|\u3053\u3093\u3000\u4f60\u597d ", "|\u3053\u3093\u3000\u4f60\u597d ")]
    public void Words_back(string before, params string[] after)
    {
        Set(before);
        var seen = new List<string>();
        foreach (var _ in after)
        {
            _line.WordLeft();
            seen.Add(Shown);
        }

        Assert.That(seen, Is.EqualTo(after));
    }

    [TestCase("|one  two", "one|  two", "one  two|", "one  two|")]
    public void Words_on(string before, params string[] after)
    {
        Set(before);
        var seen = new List<string>();
        foreach (var _ in after)
        {
            _line.WordRight();
            seen.Add(Shown);
        }

        Assert.That(seen, Is.EqualTo(after));
    }

    [Test]
    public void What_was_removed_by_the_word_or_the_line_can_be_taken_in_again()
    {
        Set("one two| three");
        _line.DeleteWordBack();
        var wordBack = Shown;
        _line.DeleteToEnd();
        var toEnd = Shown;
        _line.Home();
        _line.Yank();
        var yanked = Shown;
        _line.DeleteToStart();
        _line.End();
        _line.DeleteWordForward();

        Assert.That(new[] { wordBack, toEnd, yanked, Shown }, Is.EqualTo(new[] { "one | three", "one |", " three|one ", "one |" }));
    }

    [TestCase("ab|", "ba|")]
    [TestCase("ab|c", "acb|")]
    [TestCase("e\u0301" + Heart + "|", Heart + "e\u0301|")]
    public void Two_characters_change_places(string before, string after)
    {
        Set(before);

        _line.Transpose();

        Assert.That(Shown, Is.EqualTo(after));
    }

    [Test]
    public void Undo_goes_back_by_words_and_removals()
    {
        Type("one two");
        _line.DeleteToStart();
        var seen = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            _line.Undo();
            seen.Add(Shown);
        }

        Assert.That(seen, Is.EqualTo(new[] { "one two|", "one|", "|", "|" }));
    }

    [Test]
    public void Undo_never_brings_back_a_line_that_was_sent()
    {
        Type("/register bob secret");
        _line.Set("", 0);
        Type("x");
        for (var i = 0; i < 5; i++)
            _line.Undo();

        Assert.That(Shown, Is.EqualTo("|"));
    }

    private string Shown => _line.Text.Insert(_line.Caret, "|");

    private void Type(string text) => text.EnumerateRunes().ToList().ForEach(rune => _line.Insert(rune.ToString()));

    private void Set(string shown) => _line.Set(shown.Replace("|", "", StringComparison.Ordinal), shown.IndexOf('|', StringComparison.Ordinal));
}
