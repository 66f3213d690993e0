using System.Collections.Frozen;
using System.Text;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Compares names by how they look, after the skeletons of UTS 39: those that are the same look alike, and so do those whose letters of other scripts are drawn
/// as Latin ones. The letters of ASCII differ from each other, although a capital I looks like an l: else nobody could be called Kai where there is a Kal.
/// </summary>
public sealed class LookalikeComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    // Letters, and the Latin ones that they are taken for in either case: В, в and b are one, because В looks like B.
    private static readonly (string Letters, string Latin)[] Scripts =
    [
        ("авгекмнопрстухѕіјһԁԛԝѵӏүԍьӷ", "abrekmhonpctyxsijhdqwvlygbr"),
        ("αβγεζηικμνορστυχω", "abyezhikmvopotuxw"),
        ("օոսհցզյ", "onuhgqj"),
        ("ꭰꭱꭲꭵꭺꭻꭼꮃꮇꮋꮐꮓꮢꮤꮥꮩꮪꮮꮯꮲꮶᏼ", "dritajewmhgzrwsvslcpkb"),
        ("ⲁⲃⲉⲍⲏⲓⲕⲙⲛⲟⲣⲥⲧⲩⲭ", "abezhikmnopctyx"),
        ("ɑɡıȷǀɩᴄᴋᴍᴏᴛᴠᴡᴢꜱ", "agijlickmotvwzs"),
    ];

    private static readonly FrozenDictionary<Rune, Rune> Latin = Scripts
        .SelectMany(script => script.Letters.EnumerateRunes().Zip(script.Latin.EnumerateRunes()))
        .ToFrozenDictionary(pair => Fold(pair.First), pair => pair.Second);

    private LookalikeComparer()
    {
    }

    /// <summary>The one there is.</summary>
    public static LookalikeComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(string? x, string? y) => StringComparer.OrdinalIgnoreCase.Equals(x, y) || (x is not null && y is not null && Equals(x.AsSpan(), y));

    /// <inheritdoc/>
    public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

    /// <inheritdoc/>
    public bool Equals(ReadOnlySpan<char> alternate, string other) =>
        Ascii.IsValid(alternate) && Ascii.IsValid(other) ? alternate.Equals(other, StringComparison.OrdinalIgnoreCase) : Skeleton(alternate) == Skeleton(other);

    /// <inheritdoc/>
    public int GetHashCode(ReadOnlySpan<char> alternate) =>
        string.GetHashCode(Ascii.IsValid(alternate) ? alternate : Skeleton(alternate), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();

    private static string Skeleton(ReadOnlySpan<char> name)
    {
        var skeleton = new StringBuilder();
        foreach (var rune in name.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var folded = Fold(rune);
            skeleton.Append(Latin.GetValueOrDefault(folded, folded).ToString());
        }

        return skeleton.ToString();
    }

    // By way of the capital, so that those are one that share it: σ and ς.
    private static Rune Fold(Rune rune) => Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));
}
