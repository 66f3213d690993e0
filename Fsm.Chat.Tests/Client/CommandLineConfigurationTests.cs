using Fsm.Chat.Client.Configuration;
using Fsm.Chat.Client.Program;

namespace Fsm.Chat.Tests.Client;

/// <summary>What is typed wins over what is written down.</summary>
internal sealed class CommandLineConfigurationTests
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("fsmchat").FullName, "client.json");

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Test]
    public void What_is_written_down_counts_where_nothing_is_typed()
    {
        var settings = Read("""{ "servers": ["tls://a.example", "b.example:1"], "name": "ana", "language": "es", "downloads": "in", "notifications": "off" }""");

        Assert.That(settings.Servers.Select(server => $"{server}"), Is.EqualTo(new[] { "tls://a.example:7400", "b.example:1" }));
        Assert.That((settings.Name, settings.Language, settings.Downloads, settings.Notifications), Is.EqualTo(("ana", "es", "in", Notifications.Off)));
    }

    [Test]
    public void What_is_typed_wins()
    {
        var settings = Read(
            """{ "servers": ["a.example"], "name": "ana", "downloads": "in", "notifications": "off" }""",
            "--server", "c.example", "--name", "bob", "--downloads", "out", "--notify", "desktop");

        Assert.That(settings.Servers.Select(server => $"{server}"), Is.EqualTo(new[] { "c.example:7400" }));
        Assert.That((settings.Name, settings.Downloads, settings.Notifications), Is.EqualTo(("bob", "out", Notifications.Desktop)));
    }

    [TestCase("""{ "name": "an a" }""", "the configuration names you \"an a\"")]
    [TestCase("""{ "servers": ["a:none"] }""", "the configuration names the server \"a:none\"")]
    [TestCase("""{ "name": 1 }""", "client.json:1: \"name\": it has to be a text")]
    public void Mistake_in_it_is_told(string text, string words)
    {
        File.WriteAllText(_file, text);
        var line = new CommandLine();

        Assert.That(line.TryRead(line.Root.Parse(["--config", _file]), out _, out var mistake), Is.False);
        Assert.That(mistake, Does.Contain(words));
    }

    [Test]
    public void Passwords_come_from_files_and_commands_and_a_typed_file_wins()
    {
        var (one, two) = (Written("one"), Written("two"));
        var text = $$"""
            {
              "servers": ["tls://a.example", "b.example", "c.example"],
              "password-file": { "a.example": "{{one}}", "later.example:1": "{{two}}" },
              "password-command": { "b.example": "printf 'of a command\\nmore'", "a.example": "exit 9", "unused.example": "exit 9", "c.example": "exit 9" }
            }
            """;
        var failing = Assert.Throws<AssertionException>(() => Read(text));
        Assert.That(failing!.Message, Does.Contain("password-command \"exit 9\" printed no password: it ended with 9"));

        var settings = Read(text.Replace(", \"c.example\": \"exit 9\"", "", StringComparison.Ordinal), "--password-file", two);

        Assert.That(settings.Passwords.ToDictionary(entry => $"{entry.Key}", entry => Encoding.UTF8.GetString(entry.Value)), Is.EquivalentTo(new Dictionary<string, string>
        {
            ["tls://a.example:7400"] = "two", ["b.example:7400"] = "of a command", ["later.example:1"] = "two",
        }));

        string Written(string password)
        {
            var file = Path.Combine(Path.GetDirectoryName(_file)!, password);
            File.WriteAllText(file, $"{password}\r\n");
            return file;
        }
    }

    [TestCase("""{ "password-file": { "a.example": "/nothing/here" } }""", "password-file \"/nothing/here\" cannot be read: ")]
    [TestCase("""{ "password-command": { "a:none": "true" } }""", "the configuration names the server \"a:none\"")]
    [TestCase("""{ "servers": ["a.example"], "password-command": { "a.example": "true" } }""", "password-command \"true\" is no password: it has 1 to 255 bytes.")]
    [TestCase("""{ "password-file": "x" }""", "client.json:1: \"password-file\": it has to be an object with a text for each server")]
    public void Password_that_there_is_none_of_is_told(string text, string words) => Mistake_in_it_is_told(text, words);

    [Test]
    public void File_that_was_named_has_to_be_there()
    {
        var line = new CommandLine();

        Assert.That(line.TryRead(line.Root.Parse(["--name", "ana", "--config", _file + ".none"]), out _, out var mistake), Is.False);
        Assert.That(mistake, Does.StartWith($"the configuration {_file}.none cannot be read"));
    }

    private ProgramSettings Read(string text, params string[] arguments)
    {
        File.WriteAllText(_file, text);
        var line = new CommandLine();
        Assert.That(line.TryRead(line.Root.Parse(["--config", _file, .. arguments]), out var settings, out var mistake), Is.True, mistake);
        return settings;
    }
}
