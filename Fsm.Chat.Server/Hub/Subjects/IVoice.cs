using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>
/// What one session is told, in the grammar of the door it came in by. It outlives the session's links: it queues, and never sends. Whoever a sentence is about is
/// named by their name and port.
/// </summary>
internal interface IVoice : IBacklog
{
    /// <summary>Welcomes a new session.</summary>
    void Welcome(ulong tag, SessionToken token);

    /// <summary>Says on the link that carries the session now that it goes on, and begins again with what was not acknowledged.</summary>
    void WelcomeBack(SessionToken token);

    /// <summary>All that was asked so far was taken charge of: the client may be told.</summary>
    void TakeCharge();

    /// <summary>What was asked last is taken charge of later, by <see cref="Settle"/>; until then nothing behind it is either.</summary>
    void Defer();

    /// <summary>What was deferred first is taken charge of now.</summary>
    void Settle();

    /// <summary>The lowest number that is deferred; 0 for none. Nothing may be said of what is behind it as if it were taken charge of.</summary>
    ulong FirstDeferred { get; }

    /// <summary>Tells the client what was taken charge of, unless that was told meanwhile.</summary>
    void TellCharge();

    /// <summary>Answers a request.</summary>
    /// <param name="tag">The number of the request.</param>
    /// <param name="status">What became of it.</param>
    /// <param name="holder">Who has the name that it asked for, where it was refused for that.</param>
    void Answer(ulong tag, StatusCode status, string? holder = null);

    /// <summary>Answers a request with the proper name of whom it was about: the conversation with them is open, or they are ignored.</summary>
    void AnswerOpen(ulong tag, ReadOnlySpan<byte> name, ushort port, bool isKept = false);

    /// <summary>A message came.</summary>
    void Message(IPerson from, ReadOnlySpan<byte> text, in Origin origin);

    /// <summary>A message came that is kept: to this person, or to a group.</summary>
    void Kept(IPerson from, HubGroup? group, in KeptPlace place, ReadOnlySpan<byte> text, in Origin origin);

    /// <summary>Messages that an earlier session of this person has sent are delivered now.</summary>
    void Delivered(IPerson to, int count);

    /// <summary>A message came to a group.</summary>
    void Message(IPerson from, HubGroup group, ReadOnlySpan<byte> text, in Origin origin, Shared encoded);

    /// <summary>Whether the client is told for how many members of a group a message is kept, and reads what was said in groups.</summary>
    bool TellsKeptGroups { get; }

    /// <summary>Whether the client is told of a message that it is kept.</summary>
    bool TellsKept { get; }

    /// <summary>What became of messages that this session has sent.</summary>
    void Verdicts(ReadOnlySpan<VerdictRange> verdicts);

    /// <summary>The people whose names begin as was asked for.</summary>
    void Users(ulong tag, int total, uint skipped, IReadOnlyList<UserEntry> users);

    /// <summary>Who has come and gone; only to a session that wants to hear it.</summary>
    void Roster(PeopleNews news);

    /// <summary>The groups that were asked for.</summary>
    void Groups(ulong tag, IReadOnlyList<HubGroup> groups);

    /// <summary>The names from whose people nothing is taken.</summary>
    void Ignored(ulong tag, IReadOnlyList<string> names);

    /// <summary>What was kept of a conversation that somebody is in, by rising places. What does not fit is left out, the oldest first.</summary>
    /// <param name="tag">What it was asked with.</param>
    /// <param name="side">Whoever has asked, in the conversation.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="isBeginning">Whether nothing is kept that came before them.</param>
    void History(ulong tag, KeptSide side, IReadOnlyList<PastMessage> messages, bool isBeginning);

    /// <summary>Messages with words that were looked for, the newest first. What does not fit is left out, the oldest first.</summary>
    /// <param name="tag">The number to answer to.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="before">The number of the message to go on before; 0 when all was looked through.</param>
    void Found(ulong tag, IReadOnlyList<FoundMessage> messages, long before);

    /// <summary>The keys that prove the name.</summary>
    void Keys(ulong tag, IReadOnlyList<KeyEntry> keys);

    /// <summary>A code by which another key may prove the name.</summary>
    void KeyCode(ulong tag, string code);

    /// <summary>Somebody has opened the conversation, or left it, or ended it for both.</summary>
    void Conversation(ConversationChange change, IPerson about);

    /// <summary>Somebody is away, back or gone.</summary>
    void Presence(PresenceChange change, IPerson about, CloseReason reason);

    /// <summary>The server is stopping.</summary>
    void Stopping();

    /// <summary>Something happened in a group.</summary>
    void Group(HubGroup group, IPerson about, GroupNews news);

    /// <summary>Answers which transfers an offer has begun.</summary>
    void AnswerOffer(ulong tag, IReadOnlyList<OfferedTransfer> transfers);

    /// <summary>Somebody offers a file.</summary>
    void Offered(ulong transfer, IPerson from, in OfferedFile file);

    /// <summary>An offer was accepted.</summary>
    void Accepted(ulong transfer, IPerson by, ulong offset, ReadOnlySpan<byte> hash);

    /// <summary>The file link of a transfer is to be made.</summary>
    void StartTransfer(ulong transfer, ReadOnlySpan<byte> token);

    /// <summary>A transfer has ended.</summary>
    void TransferEnded(ulong transfer, IPerson other, StatusCode outcome);
}

/// <summary>What waits for one session: how much it is, and what becomes of the messages in it.</summary>
internal interface IBacklog
{
    /// <summary>Bytes that the client has not acknowledged.</summary>
    int Bytes { get; }

    /// <summary>Messages that the client has not acknowledged.</summary>
    int Messages { get; }

    /// <summary>How many messages of one sender, and how many bytes of them, the client has not acknowledged. Looks at all that wait.</summary>
    (int Messages, int Bytes) ShareOf(HubSession sender);

    /// <summary>The last number that was handed over: nothing beyond it can honestly be acknowledged.</summary>
    ulong HandedOver { get; }

    /// <summary>The client has got all up to a number; then <see cref="TryRelease"/> gives the messages of that, one by one.</summary>
    void Acknowledge(ulong upTo);

    /// <summary>Takes the next message that is acknowledged.</summary>
    bool TryRelease(out Settled message);

    /// <summary>Takes the next message, acknowledged or not: the session has ended.</summary>
    bool TryDiscard(out Settled message);

    /// <summary>The client is away: what it can ask for again is not kept.</summary>
    void KeepAside();

    /// <summary>To be called now and then: gives back memory that was not needed since the call before.</summary>
    void Trim();
}

/// <summary>A message that has left a backlog.</summary>
/// <param name="Origin">Whose it was.</param>
/// <param name="HandedOver">Whether all of it had been handed to the link.</param>
internal readonly record struct Settled(Origin Origin, bool HandedOver);

/// <summary>A file that is offered.</summary>
internal readonly ref struct OfferedFile
{
    /// <summary>The group it is offered to in UTF-8; empty when it is for one person.</summary>
    public ReadOnlySpan<byte> Group { get; init; }

    /// <summary>Its name in UTF-8.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <summary>Its bytes.</summary>
    public ulong Length { get; init; }

    /// <summary>What else is told of it.</summary>
    public FileTraits Traits { get; init; }

    /// <summary>Seconds until the offer expires; 0 for never.</summary>
    public ushort SecondsToAnswer { get; init; }
}

/// <summary>Which message of all that are kept.</summary>
/// <param name="Conversation">The number of its conversation.</param>
/// <param name="Place">Its place there.</param>
/// <param name="At">When it was accepted, in milliseconds since 1970, UTC.</param>
internal readonly record struct KeptPlace(ulong Conversation, ulong Place, ulong At);
