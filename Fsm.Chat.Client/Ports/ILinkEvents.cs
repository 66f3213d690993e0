using System.Buffers;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Protocol;

namespace Fsm.Chat.Client.Ports;

/// <summary>What connections tell the core. Any thread may call; what is told of a connection that is over changes nothing.</summary>
public interface ILinkEvents
{
    /// <summary>A connection is made.</summary>
    /// <param name="link">Its number.</param>
    /// <param name="localPort">The port on this side.</param>
    /// <param name="serverAddress">The server's address.</param>
    void LinkOpened(long link, ushort localPort, HostAddress serverAddress);

    /// <summary>A connection could not be made.</summary>
    /// <param name="link">Its number.</param>
    /// <param name="why">Why, in a clause.</param>
    /// <param name="isRefused">Whether the server's machine said at once that nothing listens there.</param>
    void DialFailed(long link, string why, bool isRefused = false);

    /// <summary>A connection was given up before anything was sent: the server has no TLS, with which it was tried. It may be made again without, under the same number.</summary>
    /// <param name="link">Its number.</param>
    void PlainServerFound(long link);

    /// <summary>A connection was given up before anything was sent: the server is not the one it should be.</summary>
    /// <param name="link">Its number.</param>
    /// <param name="refusal">Why.</param>
    void ServerDistrusted(long link, TrustRefusal refusal);

    /// <summary>A server is new here, or has a new certificate that is accepted.</summary>
    /// <param name="link">The number of the link.</param>
    /// <param name="what">What the person is told of it.</param>
    void CertificateNoted(long link, string what);

    /// <summary>Bytes came.</summary>
    /// <param name="link">The number of the link.</param>
    /// <param name="buffer">What came and was not taken before; afterwards, what has to be given again with more behind it.</param>
    void Receive(long link, ref ReadOnlySequence<byte> buffer);

    /// <summary>The server ended its direction of the stream.</summary>
    void LinkInputEnded(long link);

    /// <summary>A connection broke.</summary>
    void LinkLost(long link);

    /// <summary>Hands over what waits to be written, at most 64 KiB. Call <see cref="OutputFlushed"/> when it is written.</summary>
    /// <returns>Whether more waits.</returns>
    bool TakeOutput(long link, IBufferWriter<byte> writer);

    /// <summary>What was taken is written.</summary>
    void OutputFlushed(long link);
}
