using Fsm.Chat.Client.Screen.Typing;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>What is seen of a line that is longer than its room.</summary>
internal sealed class LineViewTests
{
    [TestCase("abc", 3, 10, "abc", 3)]
    [TestCase("abc", 0, 3, "abc", 0)]
    [TestCase("abcdef", 6, 6, "bcdef", 5)]
    [TestCase("abcdef", 5, 6, "abcdef", 5)]
    [TestCase("\u4f60\u597d\u4e16\u754c", 4, 7, "\u597d\u4e16\u754c", 6)]
    [TestCase("\u4f60\u597d\u4e16\u754c", 3, 7, "\u597d\u4e16\u754c", 4)]
    [TestCase("\u4f60\u597d\u4e16\u754c", 0, 7, "\u4f60\u597d\u4e16", 0)]
    [TestCase("a\tb", 2, 10, "a b", 2)]
    [TestCase("a\u001b[2Jb\u202ec", 7, 40, @"a\u{1B}[2Jb\u{202E}c", 19)]
    [TestCase("abc", 1, 0, "", 0)]
    public void The_cursor_is_seen(string text, int caret, int width, string seen, int column)
    {
        var line = new EditedLine();
        line.Set(text, caret);

        var view = line.View(width);

        Assert.That((view.Text, view.CaretColumn), Is.EqualTo((seen, column)));
    }

    [Test]
    public void It_moves_only_when_it_has_to()
    {
        var line = new EditedLine();
        line.Set("0123456789abcdefghij", 20);
        List<string> seen = [line.View(12).Text];
        for (var i = 0; i < 20; i++)
        {
            line.Left();
            if (line.View(12).Text is var next && next != seen[^1])
                seen.Add(next);
        }

        Assert.That(seen, Is.EqualTo(new[]
        {
            "9abcdefghij", "89abcdefghij", "789abcdefghi", "6789abcdefgh", "56789abcdefg", "456789abcdef", "3456789abcde", "23456789abcd", "123456789abc", "0123456789ab",
        }));
    }

    [Test]
    public void Whatever_is_done_it_fits_and_shows_the_cursor()
    {
        var random = new Random(14);
        string[] clusters = ["a", " ", "e\u0301", "\u4f60", "\U0001F469\u200d\U0001F4BB", "\u2764\ufe0f", "\u0e01\u0e47", "\u0915\u093f", "\u1112\u1161\u11ab"];
        var line = new EditedLine();
        for (var i = 0; i < 5000; i++)
        {
            Action[] keys = [() => line.Insert(clusters[random.Next(clusters.Length)]), () => line.Insert(clusters[random.Next(clusters.Length)]),
                line.Left, line.Right, line.Backspace, line.Delete, line.Home, line.End, line.WordLeft, line.WordRight, line.Undo];
            keys[random.Next(keys.Length)]();
            var width = random.Next(3, 20);
            var view = line.View(width);

            Assert.That(Columns.Of(view.Text), Is.LessThanOrEqualTo(width));
            Assert.That(view.CaretColumn, Is.InRange(0, width - 1));
            Assert.That(line.Text[view.First..], Does.StartWith(view.Text));
        }
    }
}
