using System.Resources;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Tests.Wording;

public sealed partial record TextBook(string Name, ResourceManager Resources)
{
    public static IReadOnlyList<TextBook> All { get; } =
    [
        new("Fsm.Chat.Protocol", ProtocolTexts.ResourceManager),
        new("Fsm.Chat.Client", ClientTexts.ResourceManager),
        new("Fsm.Chat.Server", ServerTexts.ResourceManager),
    ];

    /// <summary>The texts of a language, and of no other in its place.</summary>
    public IReadOnlyDictionary<string, string> In(string language)
    {
        var culture = language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var texts = Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new AssertionException($"There are no texts of {Name} in {language}.");
        return texts.Cast<System.Collections.DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!);
    }

    /// <summary>The places of a text that are filled, such as {0}.</summary>
    public static IReadOnlyList<string> PlacesOf(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct().Order()];

    /// <summary>Whether there is anything in a text but places and signs.</summary>
    public static bool HasWords(string text) => Place().Replace(text, "").Any(char.IsLetter);

    public override string ToString() => Name;

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();
}
