namespace Fsm.Chat.Benchmarks.Load;

/// <summary>The texts of one direction: all of one length, each telling its number, so that a lost, doubled or reordered one is noticed.</summary>
internal sealed class TextPattern
{
    private const int Digits = 8;
    private readonly byte[] _text;

    /// <summary>Texts of a length; shorter ones than eight bytes tell less of their number.</summary>
    public TextPattern(int length)
    {
        _text = new byte[length];
        for (var i = 0; i < length; i++)
            _text[i] = (byte)('a' + i % 26);
    }

    /// <summary>The text with a number. It is overwritten by the next call.</summary>
    public ReadOnlySpan<byte> Number(long number)
    {
        for (var i = Math.Min(Digits, _text.Length) - 1; i >= 0; i--, number >>= 4)
            _text[i] = "0123456789abcdef"u8[(int)(number & 0xF)];
        return _text;
    }
}
