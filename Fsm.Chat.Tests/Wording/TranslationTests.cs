using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Session.Explaining;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Tests.Machines;

namespace Fsm.Chat.Tests.Wording;

[TestFixtureSource(typeof(TextBook), nameof(TextBook.All))]
public sealed partial class TranslationTests(TextBook book)
{
    // Words that are the same in both languages.
    private static readonly string[] AlikeInBoth =
    [
        "BytesMany", "BytesOne", // bytes are bytes
        "CancelArguments", "ResumeArguments", // ID
    ];

    private static readonly Lazy<string> Sources = new(() => string.Concat(
        from project in TextBook.All
        from file in Directory.EnumerateFiles(Repository.PathOf(project.Name), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal)
        select File.ReadAllText(file)));

    private readonly IReadOnlyDictionary<string, string> _english = book.In("en");
    private readonly IReadOnlyDictionary<string, string> _spanish = book.In("es");

    [Test]
    public void Every_text_is_in_both_languages() => Assert.That(_spanish.Keys.Order(), Is.EqualTo(_english.Keys.Order()));

    [Test]
    public void Both_languages_have_the_same_places() =>
        Assert.That(_english.Where(text => !TextBook.PlacesOf(text.Value).SequenceEqual(TextBook.PlacesOf(_spanish[text.Key]))), Is.Empty);

    [Test]
    public void No_text_is_empty_or_begins_or_ends_with_a_space() => Assert.That(
        _english.Concat(_spanish).Where(text => text.Value.Length == 0 || text.Value.Trim() != text.Value).Select(text => text.Key), Is.Empty);

    [Test]
    public void No_text_was_left_in_English() =>
        Assert.That(_english.Where(text => _spanish[text.Key] == text.Value && TextBook.HasWords(text.Value) && !AlikeInBoth.Contains(text.Key)), Is.Empty);

    // Some are found by the name of what they are about.
    [Test]
    public void Every_text_is_used()
    {
        var programs = Sources.Value;
        Assert.That(_english.Keys.Where(key => !programs.Contains($"Texts.{key}", StringComparison.Ordinal) && !programs.Contains($"nameof({key})", StringComparison.Ordinal) && !Named().IsMatch(key)), Is.Empty);
    }

    [Test]
    public void Every_text_can_be_filled()
    {
        object[] values = ["a", "b", "c", "d", "e", "f", "g", "h"];
        Assert.That(_english.Concat(_spanish).Where(text => text.Value.With(values).Contains('{', StringComparison.Ordinal)), Is.Empty);
    }

    [GeneratedRegex("^(Status|Reason|Local|Setting|Default|Lasts|Instead)|(Arguments|Description)$")]
    private static partial Regex Named();
}

/// <summary>Texts that are found by the name of what they are about.</summary>
public sealed class NamedTextsTests
{
    [Test]
    public void Every_status_and_reason_has_words([Values("en", "es")] string language)
    {
        var protocol = TextBook.All[0].In(language);
        Assert.That(Enum.GetNames<StatusCode>().Select(name => $"Status{name}"), Is.SubsetOf(protocol.Keys));
        Assert.That(Enum.GetNames<CloseReason>().Select(name => $"Reason{name}"), Is.SubsetOf(protocol.Keys));
    }

    [Test]
    [SetUICulture("es")]
    public void They_are_in_the_language_of_whoever_reads_them()
    {
        Assert.That(StatusCode.TextEmpty.Explain(), Is.EqualTo("el texto está vacío"));
        Assert.That(CloseReason.PeerLost.Explain(), Is.EqualTo("el otro lado cerró la conexión"));
        Assert.That(((StatusCode)9999).Explain(), Is.EqualTo("código 9999"));
    }

    [Test]
    [SetUICulture("es")]
    public void What_goes_to_a_peer_is_English()
    {
        Assert.That(StatusCode.TextEmpty.ExplainToPeer(), Is.EqualTo("the text is empty"));
        Assert.That(CloseReason.PeerLost.ExplainToPeer(), Is.EqualTo("the connection was closed by the other side"));
        Assert.That(((CloseReason)9999).ExplainToPeer(), Is.EqualTo("code 9999"));
    }

    [Test]
    [SetUICulture("en")]
    public void What_a_state_lasts_or_waits_for_is_told_in_the_words_of_the_rules()
    {
        var told = from machine in AllMachines.List
                   where StatesTeller.Machines.Contains(machine.Name)
                   from state in machine.States
                   where StateWords.Lasts(machine.Name, state.Name) != state.Why
                   select $"{machine.Name} {state.Name}: {state.Why}";

        Assert.That(told, Is.Empty);
    }

    [Test]
    public void Every_command_is_described([Values("en", "es")] string language) =>
        Assert.That(CommandTable.All.Select(command => $"{command.Name}Description"), Is.SubsetOf(TextBook.All[1].In(language).Keys));

    [Test]
    public void Every_command_that_takes_arguments_says_which([Values("en", "es")] string language) =>
        Assert.That(CommandTable.All.Where(command => command.Most > 0).Select(command => $"{command.Name}Arguments"), Is.SubsetOf(TextBook.All[1].In(language).Keys));

    [Test]
    [SetUICulture("es")]
    public void Command_words_are_the_same_in_every_language()
    {
        var connect = CommandTable.Find("connect")!;
        Assert.That((connect.Word, connect.Syntax), Is.EqualTo(("connect", "connect [DIRECCIÓN:PUERTO [NOMBRE]]")));
        Assert.That(connect.Description, Is.EqualTo("conectar a un servidor, o de nuevo al actual"));
    }

    [Test]
    public void Every_setting_of_the_server_is_described([Values("en", "es")] string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.That(Settings.All.Where(setting => setting.Description.Length < 8 || setting.Default.Length == 0).Select(setting => setting.Name), Is.Empty);
    }
}
