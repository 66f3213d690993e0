using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>One message that was typed here.</summary>
/// <param name="initial">The state to begin in.</param>
/// <param name="number">Its number in this client: the order of typing.</param>
/// <param name="conversation">Whom it is for.</param>
/// <param name="text">The text as it was typed.</param>
/// <param name="bytes">The text in UTF-8.</param>
internal sealed class ClientDelivery(DeliveryState initial, long number, ClientConversation conversation, string text, byte[] bytes)
    : Subject<DeliveryState>(initial)
{
    /// <summary>Its number in this client.</summary>
    public long Number => number;

    /// <summary>The same as people and programs see it.</summary>
    public string Id { get; } = number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The command that it was typed by, as a program calls it; null for none.</summary>
    public string? Command { get; init; }

    /// <summary>Whom it is for.</summary>
    public ClientConversation Conversation { get; set; } = conversation;

    /// <summary>The text as it was typed.</summary>
    public string Text => text;

    /// <summary>The text in UTF-8.</summary>
    public byte[] Bytes => bytes;

    /// <summary>The number of its frame; 0 until it is sent.</summary>
    public ulong Sequence { get; set; }

    /// <summary>When its frame was queued.</summary>
    public TimeSpan SentAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Conversation} #{Id}";
}
