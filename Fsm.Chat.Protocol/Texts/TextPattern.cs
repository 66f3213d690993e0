using System.Globalization;

namespace Fsm.Chat.Protocol.Texts;

/// <summary>Fills the places of a text that a person reads. Numbers are written alike in every language: scripts read them too.</summary>
public static class TextPattern
{
    /// <summary>The text with <c>{0}</c>, <c>{1}</c> and so on replaced.</summary>
    public static string With(this string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, pattern, values);
}
