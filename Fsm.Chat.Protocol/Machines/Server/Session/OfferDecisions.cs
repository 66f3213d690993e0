using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What the server has to know to decide on the offer of a file.</summary>
/// <param name="NameBytes">Bytes of the file's name.</param>
/// <param name="Found">Whether exactly one person, or one group, fits the destination.</param>
/// <param name="Ambiguous">Whether only a port was given and several people have it.</param>
/// <param name="IsSelf">Whether that is whoever offers.</param>
/// <param name="IsMember">Whether whoever offers is in the group; true when the destination is a person.</param>
/// <param name="Recipients">How many people it is offered to.</param>
/// <param name="OpenUploads">Transfers that whoever offers has open as their sender.</param>
/// <param name="MaxOpenUploads">As many as they may have; 0 for no limit.</param>
/// <param name="RecipientAtLimit">Whether the one person it is offered to has as many transfers open as their receiver as they may, or more waiting for them than may.</param>
/// <param name="ServerStopping">Whether the server is stopping.</param>
public readonly record struct OfferFacts(
    int NameBytes, bool Found, bool Ambiguous, bool IsSelf, bool IsMember, int Recipients, int OpenUploads, int MaxOpenUploads, bool RecipientAtLimit, bool ServerStopping)
{
    /// <summary>Whether whoever offers has an open invitation to the group.</summary>
    public bool IsInvited { get; init; }

    /// <summary>Whether the person it is offered to, or some member of the group, takes nothing from whoever offers.</summary>
    public bool IsIgnored { get; init; }
}

/// <summary>Decides offers of files.</summary>
public static class OfferDecisions
{
    /// <summary>What an offer means in the light of the facts.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(in OfferFacts facts)
    {
        var status = Refusal(facts);
        return (status == StatusCode.Ok ? SessionTrigger.OfferGranted : SessionTrigger.OfferRefused, status);
    }

    private static StatusCode Refusal(in OfferFacts facts) => facts switch
    {
        { ServerStopping: true } => StatusCode.ServerStopping,
        { NameBytes: 0 or > Limits.FileName } => StatusCode.FileNameInvalid,
        { Ambiguous: true } => StatusCode.RecipientAmbiguous,
        { Found: false } => StatusCode.UnknownRecipient,
        { IsSelf: true } => StatusCode.RecipientIsSelf,
        { IsMember: false } => GroupRequestDecisions.Outsider(facts.IsInvited),
        { Recipients: 0 } => GroupRequestDecisions.Nobody(facts.IsIgnored),
        { Recipients: > Limits.OfferRecipients } => StatusCode.TooManyTransfers,
        _ when facts.MaxOpenUploads > 0 && facts.OpenUploads + facts.Recipients > facts.MaxOpenUploads => StatusCode.TooManyTransfers,
        { RecipientAtLimit: true } => StatusCode.RecipientBusy,
        _ => StatusCode.Ok,
    };
}
