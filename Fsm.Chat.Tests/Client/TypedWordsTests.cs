using Fsm.Chat.Client.Program;

namespace Fsm.Chat.Tests.Client;

/// <summary>A text is a text, whatever it looks like.</summary>
internal sealed class TypedWordsTests
{
    [TestCase("@alice lunch?")]
    [TestCase("@/etc/hostname")]
    [TestCase("--name=ana said so")]
    [TestCase("--help me")]
    [TestCase("/h")]
    [TestCase("/?")]
    [TestCase("-5")]
    [TestCase("-abc")]
    [TestCase("[suggest]")]
    [TestCase("a --json b")]
    [TestCase("--\ndash")]
    public void Word_of_a_text_is_neither_expanded_nor_an_option(string text)
    {
        var parsed = ProgramCommands.Parse(["--name", "ana", "send", "bob", text, "--json"], out var mistakes);

        Assert.That(mistakes, Is.Empty);
        Assert.That(parsed.GetValue<string[]>("TEXT"), Is.EqualTo(new[] { text }));
        Assert.That((parsed.GetValue<string>("--name"), parsed.GetValue<bool>("--json")), Is.EqualTo(("ana", true)));
    }

    [Test]
    public void All_that_follows_two_hyphens_is_text()
    {
        var parsed = ProgramCommands.Parse(["send", "--json", "bob", "--", "--help", "--", "--name", "x"], out var mistakes);

        Assert.That(mistakes, Is.Empty);
        Assert.That(parsed.GetValue<string[]>("TEXT"), Is.EqualTo(new[] { "--help", "--", "--name", "x" }));
    }

    [Test]
    public void Switch_takes_no_word_of_the_text()
    {
        var parsed = ProgramCommands.Parse(["send", "bob", "--json", "true"], out var mistakes);

        Assert.That(mistakes, Is.Empty);
        Assert.That(parsed.GetValue<string[]>("TEXT"), Is.EqualTo(new[] { "true" }));
    }

    [TestCase("there is no option --tiemout -- did you mean --timeout? see --help; what follows a -- alone is text", "send", "bob", "--tiemout", "3")]
    [TestCase("there is no option --nonsense -- see --help; what follows a -- alone is text", "--nonsense")]
    [TestCase("there is no option --nonsense -- see --help; what follows a -- alone is text", "users", "--nonsense=1")]
    [TestCase("there is no option --plain -- see --help; what follows a -- alone is text", "listen", "--plain")]
    public void Option_that_does_not_exist_is_named(string mistake, params string[] arguments)
    {
        ProgramCommands.Parse(arguments, out var mistakes);

        Assert.That(mistakes, Is.EqualTo(new[] { mistake }));
    }
}
