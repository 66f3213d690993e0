using System.Buffers;
using System.Net.Sockets;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Transport;

/// <summary>A handshake that failed although the server's certificate was not the reason.</summary>
/// <param name="why">Why, in a clause.</param>
/// <param name="inner">What was thrown.</param>
public sealed class TlsMishapException(string why, Exception inner) : Exception(why, inner);

/// <summary>A server of this machine has no TLS, and nobody has said that it must.</summary>
public sealed class PlainServerException : Exception;

/// <summary>What went wrong with a handshake, in plain words.</summary>
internal static class TlsMishaps
{
    private const byte Handshake = 0x16;
    private const uint LongestAnnouncement = 1024;

    /// <summary>One clause about a handshake that failed.</summary>
    /// <param name="seen">The first bytes that came from the server.</param>
    /// <param name="error">What was thrown.</param>
    public static string Explain(byte[] seen, Exception error) => seen switch
    {
        [] when error.InnerException is SocketException lost => SocketMishaps.Explain(lost),
        [] => ClientTexts.NoCertificateShown,
        [TlsRecord.Alert or Handshake, 3, ..] => ClientTexts.TlsFails.With((error.InnerException ?? error).Message),
        _ when Announced(seen) is { } reason and not CloseReason.BadMagic => reason.Explain(),
        _ => ForeignProtocol.NameOf(seen) is { } other ? ClientTexts.SpeaksOther.With(other) : ClientTexts.SpeaksNoTls,
    };

    /// <summary>Whether a server has answered a handshake as one does that knows of none: it says that this is no frame, or closes.</summary>
    /// <param name="seen">The first bytes that came from it.</param>
    public static bool HasNoTls(byte[] seen) => seen.Length == 0 || Announced(seen) == CloseReason.BadMagic;

    // Our own server, where it speaks no TLS, or where it refuses so early that it does not speak it yet.
    private static CloseReason? Announced(byte[] seen)
    {
        var bytes = new ReadOnlySequence<byte>(seen);
        return FrameReader.TryRead(ref bytes, LongestAnnouncement, out var header, out var body) == FrameReadStatus.Frame
            && header.Action == FrameAction.DisconnectRequest && CloseAnnouncement.TryRead(body.FirstSpan, out var announcement)
            ? announcement.Reason
            : null;
    }
}
