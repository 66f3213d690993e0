using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Kept;
namespace Fsm.Chat.Tests.Server.Doors;

/// <summary>What a session is told, as lines. A message has a number, which the client says it has got.</summary>
internal sealed class TextVoice(HubSession session, Outbox outbox) : IVoice
{
    private readonly ByteQueue<Origin> _queue = new();
    private ulong _asked = 1;

    public int Bytes => _queue.Bytes;

    public int Messages => _queue.Messages;

    public (int Messages, int Bytes) ShareOf(HubSession sender) => _queue.Share(origin => origin.Taker.Sender == sender);

    public ulong HandedOver => _queue.LastHandedOver;

    public ulong Next() => ++_asked;

    public bool HandOver(IBufferWriter<byte> destination, int most)
    {
        var (any, before) = (_queue.HasOutput, _queue.Bytes);
        _queue.HandOver(destination, most);
        outbox.Account(before, _queue.Bytes);
        return any;
    }

    public void Acknowledge(ulong upTo) => _queue.Acknowledge(upTo);

    public bool TryRelease(out Settled message) => TryTake(_queue.TryRelease(out var released), released, out message);

    public bool TryDiscard(out Settled message)
    {
        Released<Origin> released;
        while (_queue.TryDiscard(out released))
        {
            if (released.IsMessage)
                return TryTake(true, released, out message);
        }

        return TryTake(false, released, out message);
    }

    public void KeepAside()
    {
        // A line that nobody reads is nothing that could be asked for again.
    }

    public void Trim() => _queue.Trim();

    public void Say(string line) => Queue(line, size => _queue.Commit(size));

    public void Welcome(ulong tag, SessionToken token) => Say($"welcome {tag}");

    public void WelcomeBack(SessionToken token) => throw new NotSupportedException();

    public void TakeCharge()
    {
        // Whoever reads lines is told what became of them, and nothing before that.
    }

    public void TellCharge()
    {
        // The same.
    }

    public void Answer(ulong tag, StatusCode status, string? holder = null) => Say($"answer {tag} {status}");

    public void AnswerOpen(ulong tag, ReadOnlySpan<byte> name, ushort port, bool isKept) => Say($"answer {tag} open {Encoding.UTF8.GetString(name)}");

    public void Message(IPerson from, ReadOnlySpan<byte> text, in Origin origin)
    {
        var whose = origin;
        Queue($"message {_queue.NextSequence} {Name(from)} {Encoding.UTF8.GetString(text)}", size => _queue.CommitMessage(size, whose));
    }

    public void Message(IPerson from, HubGroup group, ReadOnlySpan<byte> text, in Origin origin, Shared encoded)
    {
        var whose = origin;
        Queue($"message {_queue.NextSequence} {group.Name} {Name(from)} {Encoding.UTF8.GetString(text)}", size => _queue.CommitMessage(size, whose));
    }

    public void Verdicts(ReadOnlySpan<VerdictRange> verdicts)
    {
        foreach (var range in verdicts)
            Say($"verdict {range.First}-{range.Last} {range.Status}");
    }

    public void Roster(PeopleNews news) => Say($"roster {news.Total}");

    public void Users(ulong tag, int total, uint skipped, IReadOnlyList<UserEntry> users) => Say($"users {string.Join(' ', users.Select(user => user.Name))}");

    public void Groups(ulong tag, IReadOnlyList<HubGroup> groups) => Say($"groups {string.Join(' ', groups.Select(group => group.Name))}");

    public void History(ulong tag, KeptSide side, IReadOnlyList<PastMessage> messages, bool isBeginning) => Say($"{messages.Count} messages");

    public void Found(ulong tag, IReadOnlyList<FoundMessage> messages, long before) => Say($"{messages.Count} found");

    public bool TellsKept => false;

    public bool TellsKeptGroups => false;

    public ulong FirstDeferred => 0;

    public void Defer()
    {
    }

    public void Settle()
    {
    }

    public void Kept(IPerson from, HubGroup? group, in KeptPlace place, ReadOnlySpan<byte> text, in Origin origin) => Message(from, text, origin);

    public void Delivered(IPerson to, int count) => Say($"{count} delivered");

    public void Keys(ulong tag, IReadOnlyList<KeyEntry> keys) => Say($"{keys.Count} keys");

    public void KeyCode(ulong tag, string code) => Say(code);

    public void Ignored(ulong tag, IReadOnlyList<string> names) => Say($"answer {tag} ignored {string.Join(' ', names)}");

    public void Conversation(ConversationChange change, IPerson about) => Say($"conversation {change} {Name(about)}");

    public void Presence(PresenceChange change, IPerson about, CloseReason reason) => Say($"presence {change} {Name(about)} {reason}");

    public void Stopping() => Say("stopping");

    public void Group(HubGroup group, IPerson about, GroupNews news) => Say($"group {news.Change} {group.Name} {Name(about)} {news.Code}");

    public void AnswerOffer(ulong tag, IReadOnlyList<OfferedTransfer> transfers) => Say($"answer {tag} offers {transfers.Count}");

    public void Offered(ulong transfer, IPerson from, in OfferedFile file) => Say($"offered {transfer} {Name(from)} {Encoding.UTF8.GetString(file.Name)}");

    public void Accepted(ulong transfer, IPerson by, ulong offset, ReadOnlySpan<byte> hash) => Say($"accepted {transfer} {Name(by)}");

    public void StartTransfer(ulong transfer, ReadOnlySpan<byte> token) => Say($"start {transfer}");

    public void TransferEnded(ulong transfer, IPerson other, StatusCode outcome) => Say($"ended {transfer} {Name(other)} {outcome}");

    private static string Name(IPerson person) => Encoding.UTF8.GetString(person.NameUtf8);

    private bool TryTake(bool any, in Released<Origin> released, out Settled message)
    {
        message = new(released.Tag, released.HandedOver);
        return any;
    }

    private void Queue(string line, Action<int> commit)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        var before = _queue.Bytes;
        bytes.CopyTo(_queue.Reserve(bytes.Length));
        commit(bytes.Length);
        outbox.Grow(session, before, _queue.Bytes);
    }
}
