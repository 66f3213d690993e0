using System.Buffers;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;

namespace Fsm.Chat.Client.Terminal.Keyboard;

/// <summary>What was read of a key, a sequence or a paste that is not complete.</summary>
/// <param name="initial">The state to begin in.</param>
internal sealed class ClientKeyboard(KeyboardState initial) : Subject<KeyboardState>(initial)
{
    /// <summary>What is held.</summary>
    public ArrayBufferWriter<byte> Held { get; } = new();

    /// <summary>What was pasted.</summary>
    public ArrayBufferWriter<byte> Pasted { get; set; } = new();

    /// <inheritdoc/>
    public override string ToString() => "keyboard";
}

/// <summary>The bytes that a trigger is about; none for a timer.</summary>
/// <param name="bytes">The bytes.</param>
internal readonly ref struct KeyboardEvent(ReadOnlySpan<byte> bytes)
{
    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes { get; } = bytes;
}
