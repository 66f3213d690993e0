using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>The real programs speak the language of their environment, or the one that is asked for.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LanguageTests
{
    private static readonly Dictionary<string, string> SpanishMachine = new() { ["LC_ALL"] = "es_ES.UTF-8" };

    [Test]
    public void Both_programs_speak_the_language_of_their_environment()
    {
        using var server = new ServerProgram(SpanishMachine);
        var address = server.WaitFor("escuchando en ").Split(' ')[^1];
        using var ana = new ClientProgram(SpanishMachine, "ana", address);
        Assert.That(ana.WaitFor("conectado a "), Is.EqualTo($"* conectado a {address} como ana (servidor fsmchat)"));
        ana.Type("chta eva", "/exit");
        Assert.That(ana.WaitFor("! unknown_command:"), Is.EqualTo("! unknown_command: no hay ningún comando \"chta\", no se envió nada -- ¿querías decir chat?"));
        Assert.That(ana.WaitForExit(), Is.EqualTo(4));
        Assert.That(server.Output.Concat(ana.Output), Has.None.Contain("connected to").And.None.Contain("listening"));
    }

    [Test]
    public void An_option_asks_for_a_language()
    {
        using var server = new ServerProgram("--lang", "es");
        var address = server.WaitFor("escuchando en ").Split(' ')[^1];
        using var ana = new ClientProgram("ana", address, "--lang=es");
        ana.WaitFor($"conectado a {address} como ana");
        using var bob = new ClientProgram(SpanishMachine, "bob", address, "--lang", "en");
        bob.WaitFor($"connected to {address} as bob");
        bob.Type("exit");
        ana.Type("exit");
        Assert.That((ana.WaitForExit(), bob.WaitForExit()), Is.EqualTo((0, 0)));
    }

    [TestCase("--lang", "es", "--help")]
    [TestCase("--help", "--lang=es")]
    public void Help_is_in_that_language_too(params string[] arguments)
    {
        using var client = new ClientProgram("ana", "127.0.0.1:1", arguments);
        Assert.That(client.WaitForExit(), Is.Zero);
        Assert.That(string.Join('\n', client.Output), Does.Contain("Opciones:").And.Contain("El nombre con el que conectar").And.Not.Contain("Options:"));
        using var server = new ServerProgram(arguments);
        Assert.That(server.WaitForExit(), Is.Zero);
        Assert.That(string.Join('\n', server.Output), Does.Contain("Opciones:").And.Contain("bytes del texto de un mensaje (por defecto: 8192)"));
    }

    [Test]
    public void A_language_that_there_is_none_of_is_a_mistake_that_names_those_there_are()
    {
        using var client = new ClientProgram("ana", "127.0.0.1:1", "--lang", "fr");
        Assert.That(client.WaitForExit(), Is.EqualTo(2));
        Assert.That(client.Errors, Has.One.Contain("'fr'").And.One.Contain("'en' 'es'"));
        using var server = new ServerProgram("--lang", "fr");
        Assert.That(server.WaitForExit(), Is.EqualTo(2));
        Assert.That(server.Errors, Has.One.Contain("'fr'").And.One.Contain("'en' 'es'"));
    }

    [Test]
    public void A_language_of_the_machine_that_there_is_none_of_is_English()
    {
        var french = new Dictionary<string, string> { ["LC_ALL"] = "fr_FR.UTF-8" };
        using var server = new ServerProgram(french);
        server.WaitFor("listening on ");
    }
}
