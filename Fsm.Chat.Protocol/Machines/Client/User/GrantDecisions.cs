using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Client.User;

/// <summary>Decides what a wish means that not every server knows: one that does not would close the link for it.</summary>
public static class GrantDecisions
{
    /// <summary>What it means that somebody is to be ignored, or no longer, or that it is asked who is.</summary>
    /// <param name="state">Where the user is: only a server that is there can be one that does not know of it.</param>
    /// <param name="granted">What the server has granted; nothing where there is no session.</param>
    public static UserTrigger DecideIgnore(UserState state, Wishes granted) =>
        Lacks(state, granted, Wishes.Ignoring) ? UserTrigger.UnknownIgnoreTyped : UserTrigger.IgnoreTyped;

    /// <summary>What it means that something is asked about the person's name.</summary>
    /// <inheritdoc cref="DecideIgnore"/>
    public static UserTrigger DecideAccount(UserState state, Wishes granted) =>
        Lacks(state, granted, Wishes.Accounts) ? UserTrigger.UnknownAccountTyped : UserTrigger.AccountTyped;

    /// <summary>What it means that what was kept of a conversation is asked for.</summary>
    /// <inheritdoc cref="DecideIgnore"/>
    public static UserTrigger DecideHistory(UserState state, Wishes granted) =>
        Lacks(state, granted, Wishes.Keeping) ? UserTrigger.UnknownHistoryTyped : UserTrigger.HistoryTyped;

    /// <summary>What it means besides that a conversation is begun; null for nothing.</summary>
    /// <param name="state">Where the user is.</param>
    /// <param name="granted">What the server has granted.</param>
    /// <param name="isWished">Whether the person is to be shown what was said last.</param>
    /// <param name="isRecalled">Whether something of that conversation was shown already.</param>
    public static UserTrigger? DecideBegun(UserState state, Wishes granted, bool isWished, bool isRecalled) =>
        isWished && !isRecalled && state is (UserState.Connected or UserState.Chatting) && granted.HasFlag(Wishes.Keeping) ? UserTrigger.HistoryTyped : null;

    /// <summary>What it means that words are looked for in what was kept.</summary>
    /// <inheritdoc cref="DecideIgnore"/>
    public static UserTrigger DecideSearch(UserState state, Wishes granted) =>
        Lacks(state, granted, Wishes.Searching) ? UserTrigger.UnknownHistoryTyped : UserTrigger.HistoryTyped;

    /// <summary>What a new session means to somebody who started the program so that the name be theirs; null for nothing.</summary>
    /// <param name="isWished">Whether they did.</param>
    /// <param name="state">Where the user is.</param>
    /// <param name="granted">What the server has granted.</param>
    public static UserTrigger? DecideRegistration(bool isWished, UserState state, Wishes granted) =>
        isWished && !granted.HasFlag(Wishes.Holder) ? DecideAccount(state, granted) : null;

    private static bool Lacks(UserState state, Wishes granted, Wishes wish) =>
        state is UserState.Connected or UserState.Chatting && !granted.HasFlag(wish);
}
