using System.Text;
using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>
/// Server: what became of one request. Body: u64 the request's sequence, u16 status; then, when the status is not 0, u16 length, text; then, for a name that is taken,
/// u8 length, the name of who has it, which may be one that only looks like it; for a session that is over, u64 up to where what was sent in it to whom it is kept for is on
/// the server's disk, if that is known.
/// A granted connect continues differently: <see cref="Welcome"/>.
/// </summary>
public readonly struct Confirmation(ulong request, StatusCode status) : IMessage
{
    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request => request;

    /// <summary>What became of it.</summary>
    public StatusCode Status => status;

    /// <summary>For a name that is taken, the name of the person or group that has it; null when that is not said.</summary>
    public string? Holder { get; init; }

    /// <summary>
    /// For a session that is over, the highest number of its messages that are kept: those up to there which were said in conversations that are kept are on the server's disk, and
    /// those after it are not; null when that is not known.
    /// </summary>
    public ulong? Stored { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => Status == StatusCode.Ok ? 10
        : 12 + Encoding.UTF8.GetByteCount(Status.ExplainToPeer()) + (Holder is null ? 0 : 1 + Encoding.UTF8.GetByteCount(Holder)) + (Stored is null ? 0 : sizeof(ulong));

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)Status);
        if (Status == StatusCode.Ok)
            return;
        writer.WriteString(Encoding.UTF8.GetBytes(Status.ExplainToPeer()));
        if (Holder is not null)
            writer.WriteShortString(Encoding.UTF8.GetBytes(Holder));
        if (Stored is { } stored)
            writer.Write(stored);
    }

    /// <summary>Reads the fields that every confirmation begins with.</summary>
    /// <returns>Whether they were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out Confirmation message)
    {
        var reader = new BodyReader(body);
        message = new(reader.ReadUInt64(), (StatusCode)reader.ReadUInt16());
        if (!reader.Failed && message.Status == StatusCode.NameTaken)
            message = message with { Holder = ReadHolder(reader) };
        if (!reader.Failed && message.Status == StatusCode.UnknownSession)
            message = message with { Stored = ReadStored(reader) };
        return !reader.Failed;
    }

    // A server of before does not say it.
    private static string? ReadHolder(BodyReader reader)
    {
        reader.ReadString();
        var name = reader.ReadShortString();
        return !reader.Failed && Utf8.TryDecode(name, out var holder) ? holder : null;
    }

    // Nor this.
    private static ulong? ReadStored(BodyReader reader)
    {
        reader.ReadString();
        var stored = reader.ReadUInt64();
        return reader.Failed ? null : stored;
    }
}
