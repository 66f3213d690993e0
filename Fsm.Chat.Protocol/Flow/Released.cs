namespace Fsm.Chat.Protocol.Flow;

/// <summary>A piece that has left a <see cref="ByteQueue{TTag}"/>.</summary>
/// <param name="IsMessage">Whether it carried a message; only then is there a tag.</param>
/// <param name="HandedOver">Whether all of it had been handed to the link.</param>
/// <param name="Tag">What the owner gave with it.</param>
public readonly record struct Released<TTag>(bool IsMessage, bool HandedOver, TTag Tag);
