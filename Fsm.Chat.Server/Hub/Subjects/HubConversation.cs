using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>A conversation that is kept: it lasts, whoever of those in it is here.</summary>
/// <param name="id">Its number.</param>
/// <param name="created">When it began, as UTC ticks.</param>
internal abstract class HubConversation(long id, long created)
{
    /// <summary>The number of the conversation.</summary>
    public long Id => id;

    /// <summary>When it began, as UTC ticks.</summary>
    public long Created => created;

    /// <summary>The place that was given away last.</summary>
    public long LastPlace { get; set; }

    /// <summary>The last place that is on the disk.</summary>
    public long StoredPlace { get; set; }

    /// <summary>Whether its last place has to be written down again.</summary>
    public bool IsChanged { get; set; }

    /// <summary>It as the store has it.</summary>
    public abstract KeptConversation Kept();
}

/// <summary>Somebody in a conversation that is kept, and how far they have got in it. Takes the verdicts of what was sent to them there.</summary>
/// <param name="account">Who.</param>
internal abstract class KeptSide(HubAccount account) : IVerdictTaker
{
    /// <summary>The conversation.</summary>
    public abstract HubConversation Conversation { get; }

    /// <summary>The group that it is; null for two people.</summary>
    public abstract HubGroup? Group { get; }

    /// <summary>With whom they are in it, by name: the other one, or the group.</summary>
    public abstract byte[] WithUtf8 { get; }

    /// <summary>Who.</summary>
    public HubAccount Account => account;

    /// <summary>Up to which place their client has got what was sent.</summary>
    public long Delivered { get; set; }

    /// <summary>Up to which place their present session was sent what there is.</summary>
    public long Queued { get; set; }

    /// <summary>After which place they may read.</summary>
    public long Since { get; set; }

    /// <summary>Whether its places have to be written down again.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Whether something is on the disk that the present session was not sent. What oneself has said one has.</summary>
    public bool HasUnsent => Queued < Conversation.StoredPlace;

    /// <summary>Whose messages they get, where these are one person's; null in a group.</summary>
    protected abstract HubSession? Sender { get; }

    HubSession? IVerdictTaker.Sender => Sender;

    /// <summary>What stands at a place need not be sent to them: oneself has said it, or takes nothing from whoever has.</summary>
    public void PassOver(long place)
    {
        if (Queued == place - 1)
            Queued = place;
        if (Delivered == place - 1)
            Delivered = place;
    }

    /// <summary>A new session begins with what its client has not got.</summary>
    public virtual void BeginSession() => Queued = Delivered;

    /// <summary>Their client has got all up to a place.</summary>
    public virtual void Deliver(long place) => Delivered = place;

    /// <summary>It as the store has it.</summary>
    public abstract KeptMember Kept();

    void IVerdictTaker.Decide(Verdicts verdicts, ulong number, Protocol.Messages.StatusCode status, bool handedOver) =>
        Decide(verdicts, (long)number, status == Protocol.Messages.StatusCode.Ok);

    /// <summary>Their client has got a message, or their session is over.</summary>
    protected virtual void Decide(Verdicts verdicts, long place, bool isDelivered) => verdicts.NoteKept(this, place, isDelivered);
}
