using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Server.Hub.Groups;

/// <summary>A body that several people get: encoded once, into a buffer that the next one is encoded into again.</summary>
internal sealed class SharedBody
{
    private byte[] _buffer = [];

    /// <returns>The body; the next call overwrites it.</returns>
    public ReadOnlySpan<byte> Encode<TMessage>(scoped in TMessage message)
        where TMessage : IMessage, allows ref struct
    {
        var size = message.BodySize;
        if (_buffer.Length < size)
            _buffer = new byte[Math.Max(size, 2 * _buffer.Length)];
        var writer = new BodyWriter(_buffer.AsSpan(0, size));
        message.WriteBody(ref writer);
        return _buffer.AsSpan(0, size);
    }
}
