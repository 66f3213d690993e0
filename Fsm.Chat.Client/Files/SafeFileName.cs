using System.Globalization;
using System.Text;
using Fsm.Chat.Protocol;

namespace Fsm.Chat.Client.Files;

/// <summary>
/// Makes a name to store a file under from a name that somebody else chose. It never fails, and gives the same on every system, so that a folder can be copied
/// from one to another. Pure.
/// </summary>
/// <remarks>
/// Only what comes after the last separator, of either style, is kept. Characters without a shape of their own are left out; those that separate, control or
/// have a meaning in paths become <c>_</c>, and so does a dot at the beginning: what comes from others is never hidden. A name that ends as an unfinished file's
/// does would be taken for one, so its last dot becomes <c>_</c> too.
/// </remarks>
public static class SafeFileName
{
    /// <summary>What is added to the name of an unfinished file.</summary>
    public const string PartSuffix = ".part";

    /// <summary>The highest number that tells files of one name apart.</summary>
    public const int LastNumber = 999;

    /// <summary>Bytes of the longest name: room is kept for a number and for <see cref="PartSuffix"/>.</summary>
    public const int MaxBytes = Limits.FileName - 6 - 5;

    private const int MaxExtensionBytes = 32; // longer ones are no extensions
    private const string Nameless = "file";

    /// <summary>The name to use.</summary>
    /// <param name="offered">Any string.</param>
    public static string From(string offered)
    {
        var name = Cut(TrimEnd(Clean(LastComponent(offered)).TrimStart()));
        if (name.Length == 0)
            return Nameless;
        if (IsDevice(name)) // asked after cutting, which may bring one to light
            name = Cut("_" + name);
        if (name.EndsWith(PartSuffix, StringComparison.OrdinalIgnoreCase))
            name = $"{name[..^PartSuffix.Length]}_{name[^(PartSuffix.Length - 1)..]}";
        return name[0] == '.' ? $"_{name[1..]}" : name;
    }

    /// <summary>The name of the n-th file of one name: <c>name.ext</c>, <c>name (1).ext</c>, …</summary>
    public static string Number(string name, int number)
    {
        var extension = ExtensionOf(name);
        return number == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name[..^extension.Length]} ({number}){extension}");
    }

    private static string LastComponent(string path)
    {
        var end = path.AsSpan().TrimEnd(@"/\");
        return end[(end.LastIndexOfAny('/', '\\') + 1)..].ToString();
    }

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes()) // half a character comes as U+FFFD
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                clean.Append(IsHarmful(rune) ? "_" : rune.ToString());
        }

        return clean.ToString();
    }

    private static bool IsHarmful(Rune rune) => "<>:\"|?*\ufffd".Contains((char)rune.Value, StringComparison.Ordinal) && rune.IsBmp
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string TrimEnd(string name)
    {
        var length = name.Length;
        while (length > 0 && (name[length - 1] == '.' || char.IsWhiteSpace(name[length - 1])))
            length--;
        return name[..length];
    }

    // Windows takes these for devices, in any folder and with any extension.
    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd().ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$"
            || stem is [_, _, _, (>= '0' and <= '9') or '\u00b9' or '\u00b2' or '\u00b3'] && stem[..3] is "COM" or "LPT";
    }

    private static string Cut(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaxBytes)
            return name;
        var extension = ExtensionOf(name);
        var room = MaxBytes - Encoding.UTF8.GetByteCount(extension);
        var stem = new StringBuilder();
        foreach (var rune in name[..^extension.Length].EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
                break;
            stem.Append(rune.ToString());
        }

        return TrimEnd(stem.ToString()) + extension;
    }

    private static string ExtensionOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot <= 0 || Encoding.UTF8.GetByteCount(name.AsSpan(dot)) > MaxExtensionBytes ? "" : name[dot..];
    }
}
