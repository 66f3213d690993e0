using System.Buffers;
using System.Text;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Tests.Client;

/// <summary>What comes while a person types goes above the line they type, and leaves it as it is.</summary>
public sealed class TypedLineTests
{
    private const string Server = "127.0.0.1:7400";
    private PlainWriter _writer = null!;
    private TinyScreen _screen = null!;

    [SetUp]
    public void Begin()
    {
        (_writer, _screen) = (new(() => 60), new(60, 6));
        Show(new PromptEvent("bob"));
        _screen.Print("half a li");
    }

    [Test]
    public void A_message_goes_above_the_typed_line()
    {
        Show(Said("hi"));
        Type("ne");
        Assert.That(_screen.Rows, Is.EqualTo(["bob: hi", "bob> half a line"]));
    }

    [Test]
    public void Progress_comes_moves_and_goes_above_the_typed_line()
    {
        Show(Running(100));
        Assert.That(_screen.Rows, Is.EqualTo(["* transfer 1: \"a.txt\" to bob 10 %, 100 bytes of 1000 bytes", "bob> half a li"]));
        Show(Running(200));
        Show(Said("hi"));
        Show(Running(300));
        Assert.That(_screen.Rows, Is.EqualTo(["bob: hi", "* transfer 1: \"a.txt\" to bob 30 %, 300 bytes of 1000 bytes", "bob> half a li"]));
        Show(new TransferEvent(Server, "1", "a.txt", "bob", true, "completed", 1000, 1000, 0) { Text = "done" });
        Type("ne");
        Assert.That(_screen.Rows, Is.EqualTo(["bob: hi", "* done", "bob> half a line"]));
    }

    [Test]
    public void At_the_bottom_of_the_screen_what_is_above_goes_up()
    {
        for (var i = 1; i <= 9; i++)
            Show(Said($"{i}"));
        Show(Running(100));
        Type("ne");
        Assert.That(_screen.Rows, Is.EqualTo(["bob: 6", "bob: 7", "bob: 8", "bob: 9", "* transfer 1: \"a.txt\" to bob 10 %, 100 bytes of 1000 bytes", "bob> half a line"]));
    }

    [TestCase(55, 2, Description = "exactly one row")]
    [TestCase(56, 3)]
    [TestCase(200, 5)]
    public void A_text_of_several_rows_takes_as_many(int length, int rows)
    {
        Show(Said(new string('x', length)));
        Type("ne");
        Assert.That(_screen.Rows.Count(), Is.EqualTo(rows));
        Assert.That(string.Concat(_screen.Rows), Is.EqualTo($"bob: {new string('x', length)}bob> half a line"));
    }

    [Test]
    public void After_a_line_was_entered_what_comes_begins_at_the_margin()
    {
        Show(Running(100));
        _screen.Print("ne\n");
        Show(new PromptEvent((string?)null));
        Show(Said("hi"));
        Show(new PromptEvent("bob"));
        Assert.That(_screen.Rows.TakeLast(4), Is.EqualTo(["bob> half a line", "bob: hi", "* transfer 1: \"a.txt\" to bob 10 %, 100 bytes of 1000 bytes", "bob>"]));
    }

    [Test]
    public void Wide_characters_do_not_break_the_line_that_is_redrawn()
    {
        var name = string.Concat(Enumerable.Repeat("漢", 40));
        var printed = Print(new TransferEvent(Server, "1", name, "bob", true, "running", 1, 10, 0));
        Assert.That(printed.Count(character => character == '漢'), Is.EqualTo((59 - "* transfer 1: \"".Length) / 2));
    }

    [Test]
    public void Several_transfers_are_all_told_though_there_is_little_room()
    {
        foreach (var id in new[] { "1", "2", "3" })
            Show(Running(100, id));
        Assert.That(_screen.Rows.First(), Is.EqualTo("* transfers: 1 10 % | 2 10 % | 3 10 %"));
    }

    private static MessageEvent Said(string text) => new(Server, "1", "bob", "alice", text);

    private static TransferEvent Running(ulong bytes, string id = "1") => new(Server, id, "a.txt", "bob", true, "running", bytes, 1000, 0);

    private void Show(ClientEvent shown) => _screen.Print(Print(shown));

    private void Type(string typed)
    {
        Assert.That(_screen.BeforeCursor, Is.EqualTo("bob> half a li"), "the cursor is where it was");
        _screen.Print(typed);
    }

    private string Print(ClientEvent shown)
    {
        var bytes = new ArrayBufferWriter<byte>();
        _writer.Append(shown, bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
