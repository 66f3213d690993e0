using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages.Accounts;

/// <summary>Server: the confirmation of a request for a code by which another key may prove the name. Body: u64 the request's sequence, u16 status 0, u8 length, code.</summary>
public readonly ref struct KeyCodeConfirmation : IMessage
{
    /// <summary>The sequence number of the request that is answered.</summary>
    public ulong Request { get; init; }

    /// <summary>The code, in ASCII.</summary>
    public ReadOnlySpan<byte> Code { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.Confirmation;

    /// <inheritdoc/>
    public int BodySize => 11 + Code.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer)
    {
        writer.Write(Request);
        writer.Write((ushort)StatusCode.Ok);
        writer.WriteShortString(Code);
    }

    /// <summary>Reads a body whose status is 0.</summary>
    /// <returns>Whether all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out KeyCodeConfirmation message)
    {
        var reader = new BodyReader(body);
        var request = reader.ReadUInt64();
        reader.ReadUInt16();
        message = new() { Request = request, Code = reader.ReadShortString() };
        return !reader.Failed && !message.Code.IsEmpty;
    }
}
