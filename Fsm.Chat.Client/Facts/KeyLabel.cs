namespace Fsm.Chat.Client.Facts;

/// <summary>What a key is called in the list of those that prove a name, so that its holder knows which is on which device.</summary>
internal static class KeyLabel
{
    /// <summary>Of a device that has no name.</summary>
    public const string Unknown = "device";

    /// <summary>As many letters as it may have.</summary>
    public const int Longest = 32;

    /// <summary>Whether something can be one.</summary>
    public static bool IsOne(string typed) => typed.Length is > 0 and <= Longest && typed.All(IsLetter);

    /// <summary>What the name of a machine leaves of one.</summary>
    public static string Of(string machine) => string.Concat(machine.Where(IsLetter).Take(Longest)) is { Length: > 0 } label ? label : Unknown;

    private static bool IsLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_';
}
