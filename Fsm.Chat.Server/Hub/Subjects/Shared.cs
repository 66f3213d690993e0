namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>
/// What a door wants to keep between the members of one group message: it is encoded once for all of them. One buffer serves all messages, for there is one at a time.
/// </summary>
internal sealed class Shared
{
    private byte[] _buffer = [];
    private object? _encoder;
    private int _size;

    /// <summary>Another message begins.</summary>
    public void Begin() => _encoder = null;

    /// <summary>What an encoder has written for this message.</summary>
    /// <returns>Whether there is anything.</returns>
    public bool TryGet(object encoder, out ReadOnlySpan<byte> bytes)
    {
        bytes = _encoder == encoder ? _buffer.AsSpan(0, _size) : default;
        return _encoder == encoder;
    }

    /// <summary>Gives an encoder room to write.</summary>
    public Span<byte> Reserve(object encoder, int size)
    {
        (_encoder, _size) = (encoder, size);
        if (_buffer.Length < size)
            _buffer = new byte[Math.Max(size, 2 * _buffer.Length)];
        return _buffer.AsSpan(0, size);
    }
}
