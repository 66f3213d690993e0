namespace Fsm.Chat.Client.Facts;

/// <summary>A text that never got to the server, kept until it is sent again or discarded.</summary>
/// <param name="Number">Its number in this client.</param>
/// <param name="To">The recipient.</param>
/// <param name="Text">The text.</param>
internal sealed record UnsentLine(long Number, string To, string Text);
