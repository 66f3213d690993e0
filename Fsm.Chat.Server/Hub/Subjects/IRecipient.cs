using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>Somebody whom others speak of.</summary>
internal interface IPerson
{
    /// <summary>The name in UTF-8.</summary>
    byte[] NameUtf8 { get; }

    /// <summary>The port they first connected from.</summary>
    ushort Port { get; }
}

/// <summary>Somebody who gets messages, wherever they are.</summary>
internal interface IRecipient : IPerson
{
    /// <summary>
    /// Their session at this hub; null for one who is elsewhere or absent. Of a conversation with such a one only this side is kept here, and nothing here ends when
    /// they cannot be told.
    /// </summary>
    HubSession? Here { get; }

    /// <summary>Whether a name as it was sent, and a port if one was, mean this person, for certain and still.</summary>
    bool IsMeantBy(ReadOnlySpan<byte> name, ushort port);

    /// <summary>Whether so much waits for this person, or so much of one sender's, that new messages to them fail.</summary>
    bool IsBusyUnder(Limits limits, HubSession sender);

    /// <summary>Whether this person takes nothing from that one.</summary>
    bool Ignores(IPerson sender);

    /// <summary>Hears that somebody opened a conversation with them, or left it.</summary>
    void Hear(ConversationChange change, IPerson about);

    /// <summary>Takes a message, or throws and has not taken it.</summary>
    void Take(IPerson from, ReadOnlySpan<byte> text, in Origin origin);

    /// <summary>The same with a message to a group that they are in.</summary>
    void Take(IPerson from, HubGroup group, ReadOnlySpan<byte> text, in Origin origin, Shared encoded);
}

/// <summary>Whose a queued message was. There is one in every entry of every queue, so it is small.</summary>
/// <param name="Taker">Who takes its verdict.</param>
/// <param name="Number">Its number there.</param>
internal readonly record struct Origin(IVerdictTaker Taker, ulong Number);

/// <summary>Takes the verdicts of messages: a sender, or the count of those who are to get one message.</summary>
internal interface IVerdictTaker
{
    /// <summary>Who has sent it; null when they are gone.</summary>
    HubSession? Sender { get; }

    /// <summary>A message that was accepted has its verdict, from one who was to get it.</summary>
    /// <param name="verdicts">Where verdicts are told.</param>
    /// <param name="number">Its number.</param>
    /// <param name="status">What became of it there.</param>
    /// <param name="handedOver">Whether it had been handed to the recipient's link.</param>
    void Decide(Verdicts verdicts, ulong number, StatusCode status, bool handedOver);
}
