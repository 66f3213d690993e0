using System.Net.Sockets;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Transport;

/// <summary>What went wrong with a connection, in plain words.</summary>
internal static class SocketMishaps
{
    /// <summary>Whether the other machine has said at once that nothing listens there.</summary>
    public static bool IsRefused(Exception exception) => exception is SocketException { SocketErrorCode: SocketError.ConnectionRefused };

    /// <summary>One clause about an exception that a socket has thrown.</summary>
    public static string Explain(Exception exception) => exception switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => ClientTexts.NobodyListens,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => ClientTexts.NoHostAddress,
        SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable } => ClientTexts.NoRoute,
        SocketException { SocketErrorCode: SocketError.TimedOut } => ClientTexts.NotInTime,
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown } => ClientTexts.ClosedByPeer,
        ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted } => ClientTexts.LinkGivenUp,
        TlsMishapException => exception.Message,
        _ => exception.Message,
    };
}
