using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Transport;
using Fsm.Chat.Client.Trust;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Files;

/// <summary>The TCP connection of one transfer's contents.</summary>
internal sealed class FileLink : IDisposable
{
    private readonly ServerConnection _connection = new();

    private FileLink() => Input = new(_connection);

    /// <summary>What comes over it.</summary>
    public LinkInput Input { get; }

    /// <summary>What its frames are stamped with.</summary>
    public FrameStamp Stamp { get; private set; }

    /// <summary>Makes a link and attaches it: waits until the server has both sides' links.</summary>
    /// <exception cref="FileLinkException">It could not be made, or the server does not want it or is not trusted.</exception>
    public static async Task<FileLink> AttachAsync(ServerEndpoint server, ServerTrust trust, ulong transfer, byte[] token, CancellationToken stop)
    {
        var link = new FileLink();
        try
        {
            await link._connection.ConnectAsync(server, trust, stop).ConfigureAwait(false);
            var (local, remote) = (link._connection.Local, link._connection.Remote);
            link.Stamp = new(FrameOrigin.Client, HostAddress.FromBytes(remote.Address.GetAddressBytes()), (ushort)local.Port, DestinationPort: 0, Acknowledgement: 0);
            await link.SendAsync(Attachment(transfer, token, link.Stamp), stop).ConfigureAwait(false);
            await link.AwaitAnswerAsync(stop).ConfigureAwait(false);
            link.Stamp = link.Stamp with { Acknowledgement = 1 };
            return link;
        }
        catch (Exception e)
        {
            link.Dispose();
            if (e is ServerDistrustedException or TlsMishapException)
                throw new FileLinkException(e.Message);
            throw;
        }
    }

    /// <summary>Sends whole frames.</summary>
    public ValueTask SendAsync(ReadOnlyMemory<byte> frames, CancellationToken stop) => _connection.SendAsync(frames, stop);

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        Input.Dispose();
    }

    private static byte[] Attachment(ulong transfer, byte[] token, in FrameStamp stamp)
    {
        var message = new FileAttachment { Transfer = transfer, Token = token };
        var frame = new byte[FrameWriter.SizeOf(message)];
        FrameWriter.Write(frame, message, stamp, sequence: 1);
        return frame;
    }

    private async Task AwaitAnswerAsync(CancellationToken stop)
    {
        string? refusal;
        while (!TryReadAnswer(out refusal))
        {
            if (!await Input.FillAsync(stop).ConfigureAwait(false))
                throw new FileLinkException(CloseReason.PeerLost.Explain());
        }

        if (refusal is not null)
            throw new FileLinkException(refusal);
    }

    private bool TryReadAnswer(out string? refusal)
    {
        var status = Input.TryRead(out var header, out var body);
        refusal = status switch
        {
            FrameReadStatus.Incomplete => null,
            FrameReadStatus.Frame => AttachmentAnswers.Refusal(header, body),
            _ => FrameGate.ReasonOf(status).Explain(),
        };
        return status != FrameReadStatus.Incomplete;
    }
}
