using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;

namespace Fsm.Chat.Protocol.Machines.Server.Session;

/// <summary>What the server has to know to decide on a request about an account.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Keeping">Whether anything can be written down now.</param>
/// <param name="IsHolder">Whether the name of whoever asks is theirs, and stays so.</param>
/// <param name="HasKey">Whether the link shows a key.</param>
public readonly record struct AccountRequestFacts(AccountRequestKind Kind, KeepingAnswer Keeping, bool IsHolder, bool HasKey)
{
    /// <summary>Whether nobody registers here any more.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Whether so many have registered lately that the next one has to wait.</summary>
    public bool IsTooOften { get; init; }

    /// <summary>Whether something about the same name is being written down: what is decided then is not known yet.</summary>
    public bool IsChanging { get; init; }

    /// <summary>How many keys of the account begin as was said; of a removal.</summary>
    public int KeysMeant { get; init; }

    /// <summary>How many keys the account has.</summary>
    public int Keys { get; init; }
}

/// <summary>Decides requests about accounts.</summary>
public static class AccountRequestDecisions
{
    /// <summary>An account has no more keys than this.</summary>
    public const int MostKeys = 10;

    /// <summary>So many may register within <see cref="RegistrationsWithin"/>, wherever they come from.</summary>
    public const int MostRegistrations = 30;

    /// <summary>The time in which that is counted.</summary>
    public static readonly TimeSpan RegistrationsWithin = TimeSpan.FromMinutes(10);

    /// <summary>How long a code for another key is good.</summary>
    public static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(10);

    /// <summary>What a request means in the light of the facts.</summary>
    public static (SessionTrigger Trigger, StatusCode Status) Decide(in AccountRequestFacts facts) => facts switch
    {
        { Keeping: KeepingAnswer.NotKept } => Refused(StatusCode.RegistrationClosed),
        { Kind: AccountRequestKind.Register } => DecideRegistration(facts),
        { IsHolder: false } => Refused(StatusCode.NotRegistered),
        { Kind: AccountRequestKind.Keys } => (SessionTrigger.KeyListRequestReceived, StatusCode.Ok),
        { IsChanging: true } => Refused(StatusCode.ServerBusy),
        { Kind: AccountRequestKind.AddKey, Keys: >= MostKeys } => Refused(StatusCode.TooManyKeys),
        { Kind: AccountRequestKind.AddKey } => (SessionTrigger.KeyCodeGranted, StatusCode.Ok),
        { Kind: AccountRequestKind.RemoveKey, KeysMeant: not 1 } => Refused(StatusCode.UnknownKey),
        { Kind: AccountRequestKind.RemoveKey, Keys: 1 } => Refused(StatusCode.LastKey),
        { Keeping: KeepingAnswer.Busy } => Refused(StatusCode.ServerBusy),
        { Keeping: KeepingAnswer.CannotStore } => Refused(StatusCode.CannotStore),
        { Kind: AccountRequestKind.RemoveKey } => (SessionTrigger.KeyRemovalGranted, StatusCode.Ok),
        _ => (SessionTrigger.ForgetGranted, StatusCode.Ok),
    };

    private static (SessionTrigger Trigger, StatusCode Status) DecideRegistration(in AccountRequestFacts facts) => facts switch
    {
        { IsHolder: true } => Refused(StatusCode.AlreadyRegistered),
        { IsClosed: true } => Refused(StatusCode.RegistrationClosed),
        { HasKey: false } => Refused(StatusCode.KeyMissing),
        { IsChanging: true } => Refused(StatusCode.ServerBusy),
        { IsTooOften: true } => Refused(StatusCode.TooManyRegistrations),
        { Keeping: KeepingAnswer.Busy } => Refused(StatusCode.ServerBusy),
        { Keeping: KeepingAnswer.CannotStore } => Refused(StatusCode.CannotStore),
        _ => (SessionTrigger.RegisterGranted, StatusCode.Ok),
    };

    private static (SessionTrigger Trigger, StatusCode Status) Refused(StatusCode status) => (SessionTrigger.AccountRequestRefused, status);
}
