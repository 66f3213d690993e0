namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Compares names as the protocol does: by code points, ignoring the case of each letter by itself (what Unicode calls simple folding). The framework's own
/// comparison goes by the capital of each letter, and knows none that would make ß and ẞ the same.
/// </summary>
internal sealed class NameComparer : StringComparer, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    private const char CapitalSharpS = 'ẞ';
    private const char SharpS = 'ß';

    public static NameComparer Instance { get; } = new();

    public override int Compare(string? x, string? y) => OrdinalIgnoreCase.Compare(Fold(x), Fold(y));

    public override bool Equals(string? x, string? y) => OrdinalIgnoreCase.Equals(Fold(x), Fold(y));

    public override int GetHashCode(string obj) => OrdinalIgnoreCase.GetHashCode(Fold(obj)!);

    public bool Equals(ReadOnlySpan<char> alternate, string other) => Fold(alternate).Equals(Fold(other), StringComparison.OrdinalIgnoreCase);

    public int GetHashCode(ReadOnlySpan<char> alternate) => string.GetHashCode(Fold(alternate), StringComparison.OrdinalIgnoreCase);

    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();

    /// <summary>Whether a name begins with this.</summary>
    public static bool Begins(string name, string prefix) => Fold(name)!.StartsWith(Fold(prefix)!, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name with those letters made equal that the framework tells apart.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(name))]
    public static string? Fold(string? name) => name?.Replace(CapitalSharpS, SharpS); // the same string where there is none

    private static ReadOnlySpan<char> Fold(ReadOnlySpan<char> name) => name.Contains(CapitalSharpS) ? Fold(name.ToString()) : name;
}
