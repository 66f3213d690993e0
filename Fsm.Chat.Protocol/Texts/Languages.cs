using System.Globalization;

namespace Fsm.Chat.Protocol.Texts;

/// <summary>The languages that people are spoken to in. Both programs choose theirs before anything is printed, help and mistakes included.</summary>
public static class Languages
{
    /// <summary>The option that names the language.</summary>
    public const string Option = "--lang";

    private const string Fallback = "en";

    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The languages that every text is in.</summary>
    public static IReadOnlyList<string> All { get; } = [Fallback, "es"];

    /// <summary>The language that is typed, as far as that can be told before the arguments are parsed; null for none, and for one that is not ours.</summary>
    public static string? Typed(IReadOnlyList<string> arguments)
    {
        var typed = ValueOf(Option, arguments);
        return All.FirstOrDefault(language => language == typed);
    }

    /// <summary>What an option is given among arguments that are not parsed yet, the last time; null for nothing.</summary>
    public static string? ValueOf(string option, IReadOnlyList<string> arguments)
    {
        string? value = null;
        for (var i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (arguments[i] == option && i + 1 < arguments.Count)
                value = arguments[i + 1];
            else if (arguments[i].StartsWith(option, StringComparison.Ordinal) && arguments[i].Length > option.Length && arguments[i][option.Length] is '=' or ':')
                value = arguments[i][(option.Length + 1)..];
        }

        return value;
    }

    /// <summary>The language that a machine is set up for, when it is one of ours, and otherwise English.</summary>
    /// <param name="environment">Gives the value of an environment variable, or null. The first of them that is set, and not empty, counts.</param>
    /// <param name="culture">What the system says where none is set.</param>
    public static string Of(Func<string, string?> environment, CultureInfo culture)
    {
        var locale = Variables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? culture.Name;
        return All.FirstOrDefault(language => language == locale.Split('_', '-', '.', '@')[0], Fallback);
    }

    /// <summary>Speaks a language from now on, on every thread. Numbers are written alike in all of them.</summary>
    public static void Speak(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
    }
}

/// <summary>Fills the places of a text that a person reads. Numbers are written alike in every language: scripts read them too.</summary>
public static class TextPattern
{
    /// <summary>The text with <c>{0}</c>, <c>{1}</c> and so on replaced.</summary>
    public static string With(this string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, pattern, values);
}
