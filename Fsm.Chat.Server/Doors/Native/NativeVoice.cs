using System.Buffers;
using System.Text;
using Fsm.Chat.Protocol.Flow;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Doors.Native;

/// <summary>What a session is told, in frames: each stamped with what was taken charge of so far, and kept until it is acknowledged.</summary>
internal sealed class NativeVoice(HubSession session, Outbox outbox) : IVoice
{
    private readonly ByteQueue<Origin> _queue = new();
    private InboundCounter _inbound = InboundCounter.StartingAfter(1); // the connect request
    private Queue<ulong>? _deferred;

    /// <summary>The link that carries the session, or carried it last.</summary>
    public required NativeDoorway Doorway { get; set; }

    /// <summary>What its client wished for and this grammar knows.</summary>
    public required Wishes Granted { get; init; }

    /// <summary>The number of the last counted frame that arrived over the present link.</summary>
    public ulong Arrived => _inbound.Arrived;

    public ulong Acknowledged => _queue.Acknowledged;

    public bool HasOutput => _queue.HasOutput;

    public int Bytes => _queue.Bytes;

    public int Messages => _queue.Messages;

    public (int Messages, int Bytes) ShareOf(HubSession sender) => _queue.Share(origin => origin.Taker.Sender == sender);

    public ulong HandedOver => _queue.LastHandedOver;

    public ulong FirstDeferred => _inbound.FirstOpen;

    /// <summary>The next counted frame has arrived.</summary>
    public void Arrive() => _inbound.Arrive();

    public void TakeCharge() => _inbound.HandleReceived();

    public void Defer()
    {
        (_deferred ??= []).Enqueue(_inbound.Received);
        _inbound.FirstOpen = _deferred.Peek();
        _inbound.HandleReceived();
    }

    public void Settle()
    {
        _deferred!.Dequeue();
        _inbound.FirstOpen = _deferred.TryPeek(out var first) ? first : 0;
        _inbound.HandleReceived();
    }

    public void TellCharge()
    {
        if (_inbound.OwesAcknowledgement && !Doorway.IsEnding)
            Say(FrameAction.Acknowledge);
    }

    /// <summary>What the announcement of a close acknowledges: all that was read, be it right or wrong.</summary>
    public ulong StampLast()
    {
        TakeCharge();
        return _inbound.Stamp();
    }

    /// <summary>Says something that has no more to it.</summary>
    public void Say(FrameAction action) => Queue(new BareMessage(action));

    /// <summary>Copies what waits, and counts it as handed over.</summary>
    /// <returns>That there was something, if there was.</returns>
    public bool HandOver(IBufferWriter<byte> destination, int most)
    {
        var before = _queue.Bytes;
        _queue.HandOver(destination, most);
        outbox.Account(before, _queue.Bytes); // frames that nobody acknowledges are gone now
        return true;
    }

    /// <summary>Copies the rest of a frame that was handed over in part.</summary>
    public void HandOverRestOfPiece(IBufferWriter<byte> destination)
    {
        var before = _queue.Bytes;
        _queue.HandOverRestOfPiece(destination);
        outbox.Account(before, _queue.Bytes);
    }

    public void Acknowledge(ulong upTo) => _queue.Acknowledge(upTo);

    public bool TryRelease(out Settled message) => TryTake(evenIfOwed: false, out message);

    public bool TryDiscard(out Settled message) => TryTake(evenIfOwed: true, out message);

    public void KeepAside()
    {
        var before = _queue.Bytes;
        _queue.Shorten(AwayFrames.Shorten);
        outbox.Account(before, _queue.Bytes);
    }

    public void Trim() => _queue.Trim();

    public void Welcome(ulong tag, SessionToken token)
    {
        Span<byte> bytes = stackalloc byte[Protocol.Messages.Welcome.TokenSize];
        Queue(WelcomeOf(tag, token, bytes, handedOver: 0));
    }

    public void WelcomeBack(SessionToken token)
    {
        Span<byte> bytes = stackalloc byte[Protocol.Messages.Welcome.TokenSize];
        Doorway.SayFirst(WelcomeOf(tag: 0, token, bytes, HandedOver), Stamp(0));
        _queue.Rewind();
        outbox.Wake(session);
    }

    public void Answer(ulong tag, StatusCode status, string? holder = null) => Queue(new Confirmation(tag, status) { Holder = holder });

    public void AnswerOpen(ulong tag, ReadOnlySpan<byte> name, ushort port, bool isKept) =>
        Queue(new ConversationConfirmation { Request = tag, Peer = name, Port = port, IsKept = isKept && Granted.HasFlag(Wishes.Keeping) });

    public void Message(IPerson from, ReadOnlySpan<byte> text, in Origin origin)
    {
        var before = _queue.Bytes;
        _queue.EnqueueMessage(new SendRequest { Peer = from.NameUtf8, Text = text }, Stamp(from.Port), origin);
        outbox.Grow(session, before, _queue.Bytes);
    }

    // A client that knows nothing of places is told as ever.
    public void Kept(IPerson from, HubGroup? group, in KeptPlace place, ReadOnlySpan<byte> text, in Origin origin)
    {
        var (before, stamp) = (_queue.Bytes, Stamp(from.Port));
        if (group is not null && Granted.HasFlag(Wishes.KeptGroups))
            _queue.EnqueueMessage(new KeptGroupMessage { Conversation = place.Conversation, Place = place.Place, At = place.At, Sender = from.NameUtf8, Group = group.NameUtf8, Text = text }, stamp, origin);
        else if (group is not null)
            _queue.EnqueueMessage(new GroupMessage { Sender = from.NameUtf8, Group = group.NameUtf8, Text = text }, stamp, origin);
        else if (Granted.HasFlag(Wishes.Keeping))
            _queue.EnqueueMessage(new KeptMessage { Conversation = place.Conversation, Place = place.Place, At = place.At, Sender = from.NameUtf8, Text = text }, stamp, origin);
        else
            _queue.EnqueueMessage(new SendRequest { Peer = from.NameUtf8, Text = text }, stamp, origin);
        outbox.Grow(session, before, _queue.Bytes);
    }

    public void Delivered(IPerson to, int count)
    {
        if (Granted.HasFlag(Wishes.Keeping))
            Queue(new DeliveryNews { Count = (uint)count, Recipient = to.NameUtf8 }, to);
    }

    // What is done for each member is no more than a header, a copy and an entry in a queue.
    public void Message(IPerson from, HubGroup group, ReadOnlySpan<byte> text, in Origin origin, Shared encoded)
    {
        var before = _queue.Bytes;
        if (!encoded.TryGet(typeof(NativeVoice), out var body))
            body = Encode(new GroupMessage { Sender = from.NameUtf8, Group = group.NameUtf8, Text = text }, encoded);
        _queue.EnqueueEncoded(FrameAction.GroupMessage, body, Stamp(from.Port), origin);
        outbox.Grow(session, before, _queue.Bytes);
    }

    public bool TellsKeptGroups => Granted.HasFlag(Wishes.KeptGroups);

    public bool TellsKept => Granted.HasFlag(Wishes.Keeping);

    public void Verdicts(ReadOnlySpan<VerdictRange> verdicts) => Queue(new SendConfirmation(verdicts));

    public void Users(ulong tag, int total, uint skipped, IReadOnlyList<UserEntry> users) =>
        Queue(new UserListPage { Request = tag, Total = (uint)total, Skip = skipped, Users = users, TellsHolders = Granted.HasFlag(Wishes.Holders) });

    public void Roster(PeopleNews news) =>
        Queue(new RosterNews { Kind = news.Kind, Total = (uint)news.Total, Came = news.Came, Went = news.Went, TellsHolders = Granted.HasFlag(Wishes.Holders) });

    public void Groups(ulong tag, IReadOnlyList<HubGroup> groups) =>
        Queue(new GroupListConfirmation { Request = tag, Groups = GroupListing.Fit(groups, Doorway.Hub.Limits.MaxFrame) });

    public void Ignored(ulong tag, IReadOnlyList<string> names)
    {
        var room = Doorway.Hub.Limits.MaxFrame - IgnoreListConfirmation.SizeOf([]);
        Queue(new IgnoreListConfirmation { Request = tag, Names = [.. names.TakeWhile(name => (room -= IgnoreListConfirmation.SizeOf(name)) >= 0)] });
    }

    public void History(ulong tag, KeptSide side, IReadOnlyList<PastMessage> messages, bool isBeginning)
    {
        var name = Encoding.UTF8.GetString(side.WithUtf8);
        var room = Doorway.Hub.Limits.MaxFrame - HistoryConfirmation.SizeOf(name);
        var fitting = messages.Reverse().TakeWhile(message => (room -= message.Size) >= 0).Reverse().ToList();
        var hasMore = fitting is [{ Place: var first }, ..] && first > (ulong)side.Since + 1 && !(isBeginning && fitting.Count == messages.Count);
        var past = new HistoryConfirmation { Request = tag, Conversation = (ulong)side.Conversation.Id, Peer = name, HasMore = hasMore, Messages = fitting };
        Queue(past, (side as PairSide)?.Other.Account);
    }

    public void Found(ulong tag, IReadOnlyList<FoundMessage> messages, long before)
    {
        var room = Doorway.Hub.Limits.MaxFrame - SearchConfirmation.SizeOfEmpty;
        var fitting = messages.TakeWhile(found => (room -= found.Size) >= 0).ToList();
        if (fitting.Count < messages.Count)
            before = fitting is [.., var last] ? last.Number : before;
        Queue(new SearchConfirmation { Request = tag, Before = (ulong)before, Messages = fitting });
    }

    public void Keys(ulong tag, IReadOnlyList<KeyEntry> keys) => Queue(new KeyListConfirmation { Request = tag, Keys = keys });

    public void KeyCode(ulong tag, string code) => Queue(new KeyCodeConfirmation { Request = tag, Code = Encoding.ASCII.GetBytes(code) });

    // A client that does not know of ignoring has no word for that end, and finds out when it next asks.
    public void Conversation(ConversationChange change, IPerson about)
    {
        if (change != ConversationChange.End || Granted.HasFlag(Wishes.Ignoring))
            Queue(new ConversationMessage { Change = change, Peer = about.NameUtf8 }, about);
    }

    public void Presence(PresenceChange change, IPerson about, CloseReason reason) =>
        Queue(new PresenceNotice { Change = change, Name = about.NameUtf8, Reason = reason }, about);

    public void Stopping() => Queue(new PresenceNotice { Change = PresenceChange.ServerStopping, Name = [], Reason = CloseReason.ServerStopping });

    public void Group(HubGroup group, IPerson about, GroupNews news) =>
        Queue(new GroupNotice { News = news, Group = group.NameUtf8, Person = about.NameUtf8 }, about);

    public void AnswerOffer(ulong tag, IReadOnlyList<OfferedTransfer> transfers) => Queue(new OfferConfirmation { Request = tag, Transfers = transfers });

    public void Offered(ulong transfer, IPerson from, in OfferedFile file) => Queue(
        new FileOffered
        {
            Transfer = transfer, Sender = from.NameUtf8, Group = file.Group, Length = file.Length, Seconds = file.SecondsToAnswer, Name = file.Name, Traits = file.Traits,
        },
        from);

    public void Accepted(ulong transfer, IPerson by, ulong offset, ReadOnlySpan<byte> hash) =>
        Queue(new FileAcceptance { Transfer = transfer, Offset = offset, Hash = hash }, by);

    public void StartTransfer(ulong transfer, ReadOnlySpan<byte> token) => Queue(new FileStart { Transfer = transfer, Token = token });

    public void TransferEnded(ulong transfer, IPerson other, StatusCode outcome) =>
        Queue(new FileEnded { Transfer = transfer, Status = outcome }, other);

    private bool TryTake(bool evenIfOwed, out Settled message)
    {
        var before = _queue.Bytes;
        Released<Origin> released;
        while (evenIfOwed ? _queue.TryDiscard(out released) : _queue.TryRelease(out released))
        {
            if (released.IsMessage)
                break;
        }

        outbox.Account(before, _queue.Bytes);
        message = new(released.Tag, released.HandedOver);
        return released.IsMessage;
    }

    // The port of whoever it is about is the frame's source port.
    private void Queue<TMessage>(scoped in TMessage message, IPerson? about = null)
        where TMessage : IMessage, allows ref struct
    {
        var before = _queue.Bytes;
        _queue.Enqueue(message, Stamp(about?.Port ?? 0));
        outbox.Grow(session, before, _queue.Bytes);
    }

    private FrameStamp Stamp(ushort source) => new(FrameOrigin.Server, session.Link.Server, source, session.Port, _inbound.Stamp());

    private Welcome WelcomeOf(ulong tag, SessionToken token, Span<byte> bytes, ulong handedOver)
    {
        token.WriteTo(bytes);
        return new()
        {
            Request = tag,
            ServerName = Doorway.Hub.ServerName,
            Token = bytes,
            Window = (ushort)Doorway.Hub.Limits.Window,
            MaxText = (uint)Doorway.Hub.Limits.MaxText,
            MaxFrame = (uint)Doorway.Hub.Limits.MaxFrame,
            PingAfter = Doorway.Hub.Limits.PingAfter,
            DeadAfter = Doorway.Hub.Limits.DeadAfter,
            HandedOver = handedOver,
            Granted = session.Account is null ? Granted & ~Wishes.Holder : Granted,
        };
    }

    private static ReadOnlySpan<byte> Encode(scoped in GroupMessage message, Shared into)
    {
        var body = into.Reserve(typeof(NativeVoice), message.BodySize);
        var writer = new BodyWriter(body);
        message.WriteBody(ref writer);
        return body;
    }
}
