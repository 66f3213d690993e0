using System.Text;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>UTF-8 that is checked, never mended: a replaced character would be a text that nobody wrote.</summary>
public static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes valid UTF-8.</summary>
    /// <returns>Whether it was valid; if not, <paramref name="text"/> is empty.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out string text)
    {
        var valid = System.Text.Unicode.Utf8.IsValid(bytes);
        text = valid ? Strict.GetString(bytes) : "";
        return valid;
    }

    /// <summary>Encodes a text.</summary>
    /// <returns>Whether it could be: a lone surrogate has no UTF-8.</returns>
    public static bool TryEncode(string text, out byte[] bytes)
    {
        bytes = new byte[Strict.GetMaxByteCount(text.Length)];
        var status = System.Text.Unicode.Utf8.FromUtf16(text, bytes, out _, out var written, replaceInvalidSequences: false);
        Array.Resize(ref bytes, status == System.Buffers.OperationStatus.Done ? written : 0);
        return status == System.Buffers.OperationStatus.Done;
    }
}
