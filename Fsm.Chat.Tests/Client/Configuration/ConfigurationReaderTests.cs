using Fsm.Chat.Client.Configuration;

namespace Fsm.Chat.Tests.Client.Configuration;

/// <summary>The file of settings, and what is said of mistakes in it.</summary>
public sealed class ConfigurationReaderTests
{
    [Test]
    public void All_settings_are_read()
    {
        var read = Read("""
            {
              // mine
              "servers": ["tls://chat.example.org", "127.0.0.1:7400"],
              "name": "ana", "language": "es",
              "downloads": "~/Downloads",
              "notifications": "both",
              "plain": true,
            }
            """);

        Assert.That(read.Servers, Is.EqualTo(new[] { "tls://chat.example.org", "127.0.0.1:7400" }));
        Assert.That((read.Name, read.Language, read.Downloads, read.Notifications, read.Plain), Is.EqualTo(("ana", "es", "~/Downloads", (Notifications?)Notifications.Both, (bool?)true)));
    }

    [Test]
    public void Nothing_has_to_be_said() => Assert.That(Read("{}"), Is.EqualTo(ClientConfiguration.None));

    [TestCase("{\n  \"nmae\": \"ana\"\n}", "client.json:2: \"nmae\": there is no such key; ")]
    [TestCase("{\n\n  \"name\": 7 }", "client.json:3: \"name\": it has to be a text")]
    [TestCase("{ \"servers\": \"one\" }", "client.json:1: \"servers\": it has to be a list of texts")]
    [TestCase("{ \"servers\": [\n\"one\",\n2] }", "client.json:3: \"servers\": it has to be a list of texts")]
    [TestCase("{ \"plain\": \"yes\" }", "client.json:1: \"plain\": it has to be true or false")]
    [TestCase("{ \"notifications\": \"loud\" }", "client.json:1: \"notifications\": it has to be off, bell, desktop or both")]
    [TestCase("[]", "client.json:1: it has to be one JSON object")]
    [TestCase("", "client.json:1: this is no JSON: ")]
    [TestCase("{\n  \"name\": \"ana\"\n  \"plain\": true\n}", "client.json:3: this is no JSON: ")]
    [TestCase("{} {}", "client.json:1: ")]
    public void Mistake_is_told_in_one_line_with_file_line_and_key(string text, string words)
    {
        var mistake = Assert.Throws<ConfigurationMistakeException>(() => Read(text));

        Assert.That(mistake.Message, Does.StartWith(words).And.Not.Contain("\n"));
    }

    [Test]
    public void Bytes_that_are_no_text_are_told_with_their_line()
    {
        var mistake = Assert.Throws<ConfigurationMistakeException>(() => ConfigurationReader.Read(Encoding.Latin1.GetBytes("{\n  \"downloads\": \"~/Música\"\n}"), "client.json"));

        Assert.That(mistake.Message, Is.EqualTo("client.json:2: it is not valid UTF-8"));
    }

    [TestCase("{\n\"name\": \"\\ud800\" }")]
    [TestCase("{\n\"\\udc00\": 1 }")]
    public void Half_a_character_is_told_with_its_line(string text) =>
        Assert.That(() => Read(text), Throws.TypeOf<ConfigurationMistakeException>().With.Message.EqualTo("client.json:2: it is not valid UTF-8"));

    private static ClientConfiguration Read(string text) => ConfigurationReader.Read(Encoding.UTF8.GetBytes(text), "client.json");
}
