using Fsm.Chat.Client.Screen.Display;
using Fsm.Chat.Client.Screen.Rows;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>What is sent makes the terminal show what is to be seen, and is no more than it needs.</summary>
public sealed class ScreenWriterTests
{
    private const int Width = 24;
    private const int Height = 5;

    private static readonly string[] Pieces = ["a", "word ", "日本", "ñ", "e\u0301", "👨‍👩‍👧", "❤️", "│", "          ", "한국", "-", "नमस्ते"];

    [Test]
    public void Terminal_shows_any_frame_behind_any_other()
    {
        var random = new Random(1);
        var (writer, terminal) = (new ScreenWriter(), new TinyTerminal(Width, Height));
        for (var i = 0; i < 3000; i++)
        {
            var frame = new Frame([.. Enumerable.Range(0, Height).Select(_ => RandomRow(random))], Width, random.Next(Width));
            terminal.Take(writer.Write(frame));
            var anew = new TinyTerminal(Width, Height);
            anew.Take(new ScreenWriter().Write(frame));

            Assert.That(terminal.Cursor, Is.EqualTo((Height - 1, frame.CursorColumn)));
            Assert.That(Enumerable.Range(0, Height).Select(row => terminal[row]), Is.EqualTo(Enumerable.Range(0, Height).Select(row => anew[row])));
            Assert.That(Enumerable.Range(0, Height).Select(row => Plain(anew[row])), Is.EqualTo(frame.Rows.Select(row => row.Fit(Width).Text)));
        }
    }

    [Test]
    public void Nothing_is_sent_where_nothing_has_changed()
    {
        var writer = new ScreenWriter();
        Assert.That(writer.Write(Frame("hello", 5)), Is.Not.Empty);
        Assert.That(writer.Write(Frame("hello", 5)), Is.Empty);
        Assert.That(writer.Write(Frame("hello", 4)), Is.Not.Empty, "the cursor");
        Assert.That(writer.Write(Frame("hello", 4)), Is.Empty);
        writer.Forget();
        Assert.That(writer.Write(Frame("hello", 4)), Does.Contain("hello"));
    }

    [Test]
    public void Only_what_has_changed_is_sent()
    {
        var writer = new ScreenWriter();
        writer.Write(Frame("a long line of words", 3));

        Assert.That(writer.Write(Frame("a long line of Words", 3)), Is.EqualTo("\e[?2026h\e[?25l\e[2;16H\e[0mW\e[2;4H\e[0m\e[?25h\e[?2026l"));
        Assert.That(writer.Write(Frame("a long line", 3)), Is.EqualTo("\e[?2026h\e[?25l\e[2;13H\e[0m\e[K\e[2;4H\e[0m\e[?25h\e[?2026l"));
    }

    [Test]
    public void Another_size_is_drawn_anew()
    {
        var writer = new ScreenWriter();
        writer.Write(Frame("hello", 5));
        Assert.That(writer.Write(Frame("hello", 5) with { Width = 30 }), Does.Contain("\e[2J").And.Contain("hello"));
    }

    private static Frame Frame(string text, int cursor) => new([new("", Style.Plain), new(text, Style.Plain)], Width, cursor);

    private static Row RandomRow(Random random) =>
        new([.. Enumerable.Range(0, random.Next(4)).Select(_ => new Span(string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)])), (Style)random.Next(9)))]);

    private static string Plain(string row) => System.Text.RegularExpressions.Regex.Replace(row, "<[0-9;]*>", "");
}
