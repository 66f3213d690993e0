using System.Net.Sockets;

namespace Fsm.Chat.Client.Transport;

/// <summary>What went wrong with a connection, in plain words.</summary>
internal static class SocketMishaps
{
    /// <summary>One clause about an exception that a socket has thrown.</summary>
    public static string Explain(Exception exception) => exception switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "nobody listens there",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "no address is known for that host name",
        SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable } => "there is no route to it",
        SocketException { SocketErrorCode: SocketError.TimedOut } => "it did not answer in time",
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown } => "the connection was closed by the other side",
        ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted } => "it was given up",
        TlsMishapException => exception.Message,
        _ => exception.Message,
    };
}
