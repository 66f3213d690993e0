namespace Fsm.Chat.Server.Keeping.Facts;

/// <summary>One message of a conversation. It is written once; how far it has got is told by the cursors of the members.</summary>
/// <param name="Id">Its number, which grows with every message of the server.</param>
/// <param name="Conversation">The number of its conversation.</param>
/// <param name="Place">Its place in the conversation, from 1 on without gaps.</param>
/// <param name="Sender">The account of its sender.</param>
/// <param name="Session">The session it came by.</param>
/// <param name="Origin">The sender's own number for it: with the session it is the receipt.</param>
/// <param name="At">When it was accepted, as UTC ticks.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, byte for byte as it came; empty where it was forgotten.</param>
public readonly record struct KeptMessage(
    long Id, long Conversation, long Place, long Sender, long Session, long Origin, long At, MessageKind Kind, ReadOnlyMemory<byte> Text);

/// <summary>What a kept message is.</summary>
public enum MessageKind : byte
{
    /// <summary>What somebody said.</summary>
    Text = 1,

    /// <summary>Was said once, and has been forgotten at its sender's wish, or for its age. Its place stays, so that the order of the others stands.</summary>
    Forgotten = 2,
}
