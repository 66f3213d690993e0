using Microsoft.Extensions.Logging;

namespace Fsm.Chat.Server.Transport;

/// <summary>What the transport logs: events 100–199. Next free: 108.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(100, LogLevel.Error, "Link {Link}: its handler failed; the link is closed, the others live.")]
    public static partial void ConnectionFailed(this ILogger log, long link, Exception error);

    [LoggerMessage(101, LogLevel.Information, "Link {Link}: closed, {Reason}.")]
    public static partial void ConnectionClosed(this ILogger log, long link, string reason);

    // A peer that is gone is everyday life, hence Debug.
    [LoggerMessage(102, LogLevel.Debug, "Link {Link}: nothing more can be sent.")]
    public static partial void SendFailed(this ILogger log, long link, Exception error);

    [LoggerMessage(103, LogLevel.Warning, "Accepting fails ({Error}); trying again in {Wait} ms.")]
    public static partial void AcceptFailed(this ILogger log, System.Net.Sockets.SocketError error, double wait);

    [LoggerMessage(104, LogLevel.Warning, "{Links} connections, as many as may be: new ones are refused.")]
    public static partial void Full(this ILogger log, int links);

    [LoggerMessage(106, LogLevel.Warning, "Only {Kept} descriptors are left, which are not for connections: new ones are refused.")]
    public static partial void Scarce(this ILogger log, int kept);

    [LoggerMessage(107, LogLevel.Warning, "No connection can be encrypted: {Reason}")]
    public static partial void TlsUnavailable(this ILogger log, string reason);

    [LoggerMessage(105, LogLevel.Information, "Accepting again.")]
    public static partial void AcceptingAgain(this ILogger log);
}
