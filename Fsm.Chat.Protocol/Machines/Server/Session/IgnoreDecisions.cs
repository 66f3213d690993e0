using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What the server has to know to decide on a request to take nothing more from somebody, or to take it again.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="NameValid">Whether what is named is a person, or a name that a person can have.</param>
/// <param name="Found">Whether exactly one person has the port that was given, and the name if one was; true where no port was given.</param>
/// <param name="Ambiguous">Whether only a port was given and several people have it.</param>
/// <param name="IsSelf">Whether it is whoever asks.</param>
/// <param name="IsIgnored">Whether that name is ignored already.</param>
/// <param name="IsFull">Whether as many names are ignored as may be.</param>
public readonly record struct IgnoreFacts(IgnoreRequestKind Kind, bool NameValid, bool Found, bool Ambiguous, bool IsSelf, bool IsIgnored, bool IsFull)
{
    /// <summary>Whether whoever asks is in the conversation with that person.</summary>
    public bool InConversation { get; init; }

    /// <summary>How many conversations whoever asks is in, with people and with groups.</summary>
    public int Conversations { get; init; }
}

/// <summary>Decides from whom a person takes nothing, and what that means to those people.</summary>
public static class IgnoreDecisions
{
    /// <summary>What a request means in the light of the facts.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(in IgnoreFacts facts) => facts switch
    {
        { Kind: IgnoreRequestKind.List } => (SessionTrigger.IgnoreListRequestReceived, StatusCode.Ok),
        { Ambiguous: true } => Refused(StatusCode.RecipientAmbiguous),
        { Found: false } => Refused(StatusCode.UnknownRecipient),
        { NameValid: false } => Refused(StatusCode.NameInvalid),
        { Kind: IgnoreRequestKind.Unignore, IsIgnored: false } => Refused(StatusCode.NotIgnored),
        { Kind: IgnoreRequestKind.Unignore } => (SessionTrigger.UnignoreGranted, StatusCode.Ok),
        { IsSelf: true } => Refused(StatusCode.RecipientIsSelf),
        { IsIgnored: false, IsFull: true } => Refused(StatusCode.TooManyIgnored),
        { InConversation: true, Conversations: 1 } => (SessionTrigger.LastPartnerIgnoreGranted, StatusCode.Ok),
        { InConversation: true } => (SessionTrigger.PartnerIgnoreGranted, StatusCode.Ok),
        _ => (SessionTrigger.IgnoreGranted, StatusCode.Ok),
    };

    /// <summary>What it means to a person that another one takes nothing from them any more; null when they are in no conversation with that one.</summary>
    /// <param name="inConversation">Whether they are in the conversation with that one.</param>
    /// <param name="conversations">How many conversations they are in, with people and with groups, that one included.</param>
    public static SessionTrigger? DecideDetached(bool inConversation, int conversations) => (inConversation, conversations) switch
    {
        (false, _) => null,
        (true, 1) => SessionTrigger.LastPartnerDetached,
        _ => SessionTrigger.PartnerDetached,
    };

    private static (SessionTrigger, StatusCode) Refused(StatusCode status) => (SessionTrigger.IgnoreRefused, status);
}
