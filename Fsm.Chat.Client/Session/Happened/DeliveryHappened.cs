using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Happened;

/// <summary>What happened to a message: a case for each family of triggers.</summary>
internal abstract record DeliveryHappened
{
    /// <summary>The trigger says everything.</summary>
    public static readonly DeliveryHappened Nothing = new Plain();

    /// <summary>The trigger says everything.</summary>
    public sealed record Plain : DeliveryHappened;

    /// <summary>The server told its verdict.</summary>
    public sealed record Judged(VerdictRange Verdict) : DeliveryHappened;

    /// <summary>It is known here that it fails.</summary>
    /// <param name="Status">Why.</param>
    /// <param name="Keeps">Whether its text is kept for another try.</param>
    public sealed record Failed(Code Status, bool Keeps) : DeliveryHappened;

    /// <summary>The session is over, and nobody will tell any more.</summary>
    public sealed record Lost(CloseReason Reason) : DeliveryHappened;

    /// <summary>This program made a mistake about it.</summary>
    public sealed record Mistaken : DeliveryHappened;

    /// <summary>Why it fails, if it does.</summary>
    public Code Why => this switch
    {
        Judged judged => judged.Verdict.Status,
        Failed failed => failed.Status,
        Mistaken => LocalCode.InternalError,
        _ => LocalCode.NotSent,
    };

    /// <summary>Whether its text is kept for another try, if it fails.</summary>
    public bool IsKept => this is Failed { Keeps: true } or Lost or Mistaken;
}
