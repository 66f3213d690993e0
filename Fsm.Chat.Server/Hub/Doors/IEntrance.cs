using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Doors;

/// <summary>
/// What can be asked on one link, in the order it comes. A tag is the number that the answer is to name. The first question is to be let in, by
/// <see cref="Connect"/>, <see cref="Resume"/> or <see cref="Attach"/>; the others are a session's.
/// </summary>
internal interface IEntrance
{
    /// <summary>Whether names can belong to somebody here.</summary>
    bool KeepsAccounts { get; }

    /// <summary>The limits, which the peer is told.</summary>
    Limits Limits { get; }

    /// <summary>What the server calls itself, in UTF-8.</summary>
    byte[] ServerName { get; }

    /// <summary>What is to be done with the first question that came.</summary>
    Turn First { get; }

    /// <summary>A question was asked, and whatever came of it was done.</summary>
    /// <returns>What is to be done with the next one.</returns>
    Turn Next();

    /// <summary>Wants to be let in under a name.</summary>
    /// <param name="tag">The number to answer to.</param>
    /// <param name="name">The name.</param>
    /// <param name="password">The server's password.</param>
    /// <param name="wantsNews">Whether to be told who comes and goes.</param>
    /// <param name="code">A code from whoever holds the name; empty for none.</param>
    /// <param name="keyLabel">What the key is called that the code brings in; empty for nothing.</param>
    void Connect(ulong tag, string name, ReadOnlySpan<byte> password, bool wantsNews, string code = "", string keyLabel = "");

    /// <summary>Wants the session back that a token stands for.</summary>
    /// <param name="tag">The number to answer to.</param>
    /// <param name="token">The token.</param>
    /// <param name="acknowledged">What the client has got of that session.</param>
    void Resume(ulong tag, SessionToken token, ulong acknowledged);

    /// <summary>Wants to be the file link of a transfer.</summary>
    void Attach(ulong tag, ulong transfer, ReadOnlySpan<byte> token);

    /// <summary>Sends a message.</summary>
    void Send(ulong tag, in Addressee to, ReadOnlySpan<byte> text);

    /// <summary>Opens a conversation, or leaves it.</summary>
    void Converse(ulong tag, in Addressee with, ConversationChange change);

    /// <summary>Asks something about a group.</summary>
    /// <param name="tag">The number to answer to.</param>
    /// <param name="kind">What.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="person">Whom to invite.</param>
    void Group(ulong tag, GroupRequestKind kind, ReadOnlySpan<byte> group, in Addressee person);

    /// <summary>Says from whom nothing is taken, or asks.</summary>
    void Ignore(ulong tag, in Addressee person, IgnoreRequestKind kind);

    /// <summary>Asks for what was kept of a conversation.</summary>
    /// <param name="tag">The number to answer to.</param>
    /// <param name="peer">The other person's name in UTF-8.</param>
    /// <param name="before">The place behind the last one wanted; 0 for the newest.</param>
    /// <param name="count">How many at most.</param>
    void History(ulong tag, ReadOnlySpan<byte> peer, ulong before, int count);

    /// <summary>Asks for kept messages that have some words.</summary>
    /// <param name="tag">The number to answer to.</param>
    /// <param name="with">With whom the one conversation is that is looked through; empty for all.</param>
    /// <param name="words">The words.</param>
    /// <param name="before">The number of the message to go on before; 0 for the newest.</param>
    /// <param name="count">How many at most.</param>
    void Search(ulong tag, string with, IReadOnlyList<string> words, ulong before, int count);

    /// <summary>Asks something about the account of its person.</summary>
    void Account(ulong tag, AccountRequestKind kind, string word);

    /// <summary>Asks who is there.</summary>
    void Users(ulong tag, string prefix, uint skip);

    /// <summary>Offers a file.</summary>
    void Offer(ulong tag, in Addressee to, ReadOnlySpan<byte> name, ulong length, FileTraits traits);

    /// <summary>Accepts an offer.</summary>
    /// <param name="tag">The number to answer to.</param>
    /// <param name="transfer">The number of the transfer.</param>
    /// <param name="offset">Bytes that are there already.</param>
    /// <param name="hash">The SHA-256 of those.</param>
    void Accept(ulong tag, ulong transfer, ulong offset, ReadOnlySpan<byte> hash);

    /// <summary>Says anything else about a transfer.</summary>
    void Say(ulong tag, ulong transfer, FileRequestKind kind, StatusCode status);

    /// <summary>Has got what was sent, up to a number.</summary>
    void Acknowledge(ulong upTo);

    /// <summary>Asks whether this side is there.</summary>
    void Ping();

    /// <summary>Is there.</summary>
    void Pong();

    /// <summary>Ends the session.</summary>
    void Disconnect(ulong tag);

    /// <summary>Says what asks for nothing and brings nothing new.</summary>
    void Idle();

    /// <summary>Does what the grammar does not permit.</summary>
    void Violate(CloseReason why);
}

/// <summary>What is to be done with what came.</summary>
internal enum Turn : byte
{
    /// <summary>Read it.</summary>
    Read,

    /// <summary>Leave it for later: the peer is faster than it may be.</summary>
    Pause,

    /// <summary>Nobody asks on this link any more.</summary>
    Stop,
}

/// <summary>Whom something is for, as it was sent.</summary>
/// <param name="name">The name in UTF-8; empty for whoever has the port.</param>
/// <param name="port">The port; 0 for any.</param>
internal readonly ref struct Addressee(ReadOnlySpan<byte> name, ushort port)
{
    /// <summary>The name in UTF-8; empty for whoever has the port.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>The port; 0 for any.</summary>
    public ushort Port { get; } = port;
}

/// <summary>
/// A grammar for what comes in and what goes out, and nothing else: bytes in, questions out; answers in, bytes out. The endpoint chooses it. It decides nothing,
/// keeps no time and is only ever used inside the monitor.
/// </summary>
internal interface IDoor
{
    /// <summary>A new link comes in by this door.</summary>
    /// <param name="link">The link.</param>
    /// <param name="hub">What can be asked on it.</param>
    IDoorway Open(HubLink link, IEntrance hub);
}
