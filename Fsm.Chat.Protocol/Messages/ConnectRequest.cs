using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Protocol.Messages;

/// <summary>Client: give me a session under this name. Body: u8 length, name. What follows the name is for later versions and ignored.</summary>
public readonly ref struct ConnectRequest : IMessage
{
    /// <summary>The name in UTF-8, not checked yet.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <inheritdoc/>
    public FrameAction Action => FrameAction.ConnectRequest;

    /// <inheritdoc/>
    public int BodySize => 1 + Name.Length;

    /// <inheritdoc/>
    public void WriteBody(ref BodyWriter writer) => writer.WriteShortString(Name);

    /// <summary>Reads a body.</summary>
    /// <returns>Whether all fields were there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, out ConnectRequest message)
    {
        var reader = new BodyReader(body);
        message = new() { Name = reader.ReadShortString() };
        return !reader.Failed;
    }
}
