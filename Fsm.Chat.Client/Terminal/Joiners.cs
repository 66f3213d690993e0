using System.Buffers;
using System.Globalization;
using System.Text;

namespace Fsm.Chat.Client.Terminal;

/// <summary>Where in a message characters without a width have a meaning: languages and emoji need some of them, and anywhere else they only hide something.</summary>
/// <param name="text">The message.</param>
internal sealed class Joiners(string text)
{
    private const int BlackFlag = 0x1F3F4;
    private const int LastTag = 0xE007F;
    private const int LongestRegion = 6;
    private const char LastUnit = (char)0xDC7F; // of the last tag

    // Scripts whose letters join or make conjuncts: Arabic and its relatives, those of India, Khmer, Mongolian, Burmese and those of the islands.
    private static readonly (int First, int Last)[] _joining =
        [(0x600, 0xDFF), (0x1000, 0x109F), (0x1780, 0x18AF), (0x1B00, 0x1B7F), (0xA980, 0xA9FF), (0xAA60, 0xAA7F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF), (0x10A00, 0x11FFF)];

    // Scripts that set no spaces between words (Thai, Lao, Tibetan, Burmese, Khmer), so that a place for a break is marked by one of no width.
    private static readonly (int First, int Last)[] _unspaced = [(0xE00, 0x109F), (0x1780, 0x17FF)];

    private static readonly (int First, int Last)[] _rightToLeft = [(0x590, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF)];

    private readonly Lazy<bool> _isRightToLeft = new(() => text.EnumerateRunes().Any(rune => Rune.IsLetter(rune) && IsIn(_rightToLeft, rune)));

    /// <summary>Whether a character of no width means something where it stands.</summary>
    /// <param name="rune">The character.</param>
    /// <param name="place">Its place.</param>
    public bool HasMeaning(Rune rune, int place)
    {
        if (Rune.DecodeLastFromUtf16(text.AsSpan(0, place), out var before, out _) != OperationStatus.Done || Is(before, UnicodeCategory.Format))
            return false;
        return rune.Value switch
        {
            0x200B => IsIn(_unspaced, before),
            0x200C => IsIn(_joining, before),
            0x200D => IsIn(_joining, before) || (IsPartOfEmoji(before) && IsBeforeSymbol(place + 1)),
            0x200E or 0x200F or 0x61C => _isRightToLeft.Value,
            _ => false,
        };
    }

    /// <summary>Whether a cluster is the flag of a region, which is written with characters of no width: a black flag and at most six letters or digits.</summary>
    public static bool IsRegionFlag(string cluster)
    {
        if (cluster[^1] != LastUnit)
            return false;
        var runes = cluster.EnumerateRunes().ToList();
        return runes.Count is > 3 and <= LongestRegion + 2 && runes[0].Value == BlackFlag && runes[^1].Value == LastTag
            && runes.Skip(1).SkipLast(1).All(tag => tag.Value is (>= 0xE0030 and <= 0xE0039) or (>= 0xE0061 and <= 0xE007A));
    }

    private bool IsBeforeSymbol(int place) =>
        Rune.DecodeFromUtf16(text.AsSpan(place), out var behind, out _) == OperationStatus.Done && Is(behind, UnicodeCategory.OtherSymbol);

    private static bool IsPartOfEmoji(Rune rune) => rune.Value is 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF) || Is(rune, UnicodeCategory.OtherSymbol);

    private static bool Is(Rune rune, UnicodeCategory category) => Rune.GetUnicodeCategory(rune) == category;

    private static bool IsIn((int First, int Last)[] ranges, Rune rune) => ranges.Any(range => rune.Value >= range.First && rune.Value <= range.Last);
}
