using System.Buffers;

namespace Fsm.Chat.Protocol.Framing;

/// <summary>Recognises the bytes of TLS where frames were expected.</summary>
public static class TlsRecord
{
    /// <summary>The type of a record that says what is wrong.</summary>
    public const byte Alert = 0x15;

    /// <summary>Whether bytes that came first to somebody who speaks no TLS are those of a server that does.</summary>
    public static bool IsAlert(in ReadOnlySequence<byte> first)
    {
        Span<byte> head = stackalloc byte[2];
        if (first.Length < head.Length)
            return false;
        first.Slice(0, head.Length).CopyTo(head);
        return head is [Alert, 3];
    }
}
