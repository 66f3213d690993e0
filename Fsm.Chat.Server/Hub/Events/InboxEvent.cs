using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Events;

/// <summary>What an inbox's effects need to know of the event that caused them.</summary>
internal readonly struct InboxEvent
{
    private readonly StoreAnswer? _page;
    private readonly KeptSide? _side;

    private InboxEvent(StoreAnswer? page, KeptSide? side, KeptMessage message) => (_page, _side, Message) = (page, side, message);

    /// <summary>What was read.</summary>
    public IReadOnlyList<KeptMessage> Page => (_page ?? throw new InvalidOperationException("No page comes along.")).Messages;

    /// <summary>Whom the message is for.</summary>
    public KeptSide Side => _side ?? throw new InvalidOperationException("No message comes along.");

    /// <summary>The message.</summary>
    public KeptMessage Message { get; }

    /// <summary>A page was read.</summary>
    public static InboxEvent Read(StoreAnswer page) => new(page, null, default);

    /// <summary>A message is on the disk.</summary>
    public static InboxEvent Kept(KeptSide to, in KeptMessage message) => new(null, to, message);
}
