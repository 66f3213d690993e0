using System.Text;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary>Reads all of standard input as one text.</summary>
public static class StandardInputText
{
    private const int Longest = 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, of one or several lines, without the line feed at its end.</summary>
    /// <exception cref="UsageMistakeException">It is no UTF-8, longer than 1 MiB, or cannot be read.</exception>
    public static string Read(Stream input)
    {
        var bytes = new byte[Longest + 1];
        try
        {
            var length = input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > Longest)
                throw new UsageMistakeException(ClientTexts.OneShotInputTooLong);
            var text = Strict.GetString(ByteOrderMark.Skip(bytes.AsSpan(0, length)));
            return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
        }
        catch (DecoderFallbackException)
        {
            throw new UsageMistakeException(ClientTexts.OneShotInputNotText);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageMistakeException(error.Message);
        }
    }
}
