using System.Buffers;
using System.Text;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Terminal;

/// <summary>One line of input: a text, or why it is none.</summary>
/// <param name="Text">The line without its end; null when it is not text.</param>
/// <param name="Why">What is wrong with it; empty for a text.</param>
public readonly record struct InputLine(string? Text, string Why);

/// <summary>Reads lines of UTF-8. Bytes that are no UTF-8 are refused, not mended: a mended text is one that nobody wrote.</summary>
public sealed class LineSource(Stream input)
{
    private const int LongestLine = 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly ArrayBufferWriter<byte> _line = new();
    private bool _hasBegun;
    private int _start;
    private int _end;

    /// <summary>Reads the next line; blocks until there is one.</summary>
    /// <returns>Null at the end of input.</returns>
    public InputLine? Read()
    {
        _line.ResetWrittenCount();
        long length = 0;
        while (true)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, input.Read(_buffer));
                if (_end == 0)
                    return length == 0 ? null : Decode(length);
            }

            var newline = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            var count = newline < 0 ? _end - _start : newline;
            length += count;
            if (length <= LongestLine)
                _line.Write(_buffer.AsSpan(_start, count));
            _start += count;
            if (newline < 0)
                continue;
            _start++;
            return Decode(length);
        }
    }

    private InputLine Decode(long length)
    {
        if (length > LongestLine)
            return new(null, ClientTexts.LineTooLong);
        var bytes = _line.WrittenSpan;
        if (bytes is [.., (byte)'\r'])
            bytes = bytes[..^1];
        if (!_hasBegun)
            bytes = ByteOrderMark.Skip(bytes);
        _hasBegun = true;
        try
        {
            return new(Strict.GetString(bytes), "");
        }
        catch (DecoderFallbackException)
        {
            return new(null, ClientTexts.LineNotUtf8);
        }
    }
}
