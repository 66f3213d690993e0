using Fsm.Chat.Protocol;

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
    /// <summary>Whether so much waits for this person that new messages to them fail.</summary>
    bool IsBusyUnder(Limits limits);

    /// <summary>Takes a message, or throws and has not taken it.</summary>
    void Take(IPerson from, ReadOnlySpan<byte> text, in Origin origin);

    /// <summary>The same with a message to a group that they are in.</summary>
    void Take(IPerson from, HubGroup group, ReadOnlySpan<byte> text, in Origin origin, Shared encoded);
}
