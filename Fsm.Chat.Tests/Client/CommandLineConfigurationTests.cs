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
