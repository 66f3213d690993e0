using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Tests.Wording;

public sealed class LanguagesTests
{
    [TestCase("--lang es", "es")]
    [TestCase("--lang=es", "es")]
    [TestCase("--lang:es --help", "es")]
    [TestCase("send --lang es bob", "es")]
    [TestCase("--lang es --lang en", "en")]
    [TestCase("--lang fr", null)]
    [TestCase("--lang", null)]
    [TestCase("--language es", null)]
    [TestCase("send bob -- --lang es", null)]
    [TestCase("", null)]
    public void The_option_is_found_before_anything_is_parsed(string arguments, string? language) =>
        Assert.That(Languages.Typed(arguments.Split(' ')), Is.EqualTo(language));

    [TestCase("LANG=es", "es")]
    [TestCase("LANG=es_ES.UTF-8", "es")]
    [TestCase("LC_MESSAGES=es_MX.UTF-8 LANG=en_US.UTF-8", "es")]
    [TestCase("LC_ALL=es@euro LANG=en_GB", "es")]
    [TestCase("LC_ALL=en_US.UTF-8 LANG=es", "en")]
    [TestCase("LC_ALL=C LANG=es", "en")]
    [TestCase("LC_ALL= LC_MESSAGES= LANG=es", "es")]
    [TestCase("LANG=fr_FR.UTF-8", "en")]
    [TestCase("LANG=est_EE", "en")]
    [TestCase("LC_TIME=es", "en")]
    public void The_first_variable_that_is_set_says_the_language_of_the_machine(string environment, string language)
    {
        var variables = environment.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.That(Languages.Of(variables.GetValueOrDefault, CultureInfo.InvariantCulture), Is.EqualTo(language));
    }

    [TestCase("es-AR", "es")]
    [TestCase("de-DE", "en")]
    public void Where_none_is_set_the_system_says_it(string culture, string language) =>
        Assert.That(Languages.Of(_ => null, CultureInfo.GetCultureInfo(culture)), Is.EqualTo(language));
}
