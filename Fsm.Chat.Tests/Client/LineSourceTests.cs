using System.Text;
using Fsm.Chat.Client.Program;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Tests.Client;

/// <summary>What an editor puts before a text belongs to no line.</summary>
internal sealed class LineSourceTests
{
    [TestCase("\uFEFFchat bob\nhello\n", "chat bob", "hello")]
    [TestCase("\uFEFF\r\nhello", "", "hello")]
    [TestCase("hello\n\uFEFFchat bob\n", "hello", "\uFEFFchat bob")]
    [TestCase("\uFEFF\uFEFFx\n", "\uFEFFx")]
    public void Byte_order_mark_is_skipped_where_the_input_begins(string input, params string[] lines)
    {
        var source = new LineSource(new MemoryStream(Encoding.UTF8.GetBytes(input)));

        Assert.That(lines.Select(_ => source.Read()!.Value.Text).ToList(), Is.EqualTo(lines));
        Assert.That(source.Read(), Is.Null);
    }

    [Test]
    public void A_text_that_is_all_of_the_input_has_none_either() =>
        Assert.That(StandardInputText.Read(new MemoryStream(Encoding.UTF8.GetBytes("\uFEFFhello\n"))), Is.EqualTo("hello"));
}
