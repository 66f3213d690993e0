using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Server: what became of one request. Body: u64 the request's sequence, u16 status; then, when the status is not 0, u16 length, text.
/// A granted connect continues differently: <see cref="Welcome"/>.
/// </summary>
public readonly struct Confirmation(ulong request, StatusCode status) : IMessage
{
    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request => request;

    /// <summary>What became of it.</summary>
    public StatusCode Status => status;

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => Status == StatusCode.Ok ? 10 : 12 + Encoding.UTF8.GetByteCount(Status.ExplainToPeer());

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)Status);
        if (Status != StatusCode.Ok)
            writer.WriteString(Encoding.UTF8.GetBytes(Status.ExplainToPeer()));
    }

    /// <summary>Reads the fields that every confirmation begins with.</summary>
    /// <returns>Whether they were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out Confirmation message)
    {
        var reader = new BodyReader(body);
        message = new(reader.ReadUInt64(), (StatusCode)reader.ReadUInt16());
        return !reader.Failed;
    }
}
