using Fsm.Chat.Protocol.Machines.Client.User;

namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class GrantDecisionsTests
{
    private const Wishes Kept = Wishes.RosterNews | Wishes.Accounts;

    [TestCase(UserState.Connected, Wishes.Accounts, UserTrigger.UnknownHistoryTyped)]
    [TestCase(UserState.Chatting, Wishes.Keeping, UserTrigger.HistoryTyped)]
    [TestCase(UserState.Disconnected, Wishes.None, UserTrigger.HistoryTyped)]
    public void Past_is_asked_for_where_it_is_kept(UserState state, Wishes granted, UserTrigger expected) =>
        Assert.That(GrantDecisions.DecideHistory(state, granted), Is.EqualTo(expected));

    [TestCase(UserState.Connected, Wishes.Keeping, UserTrigger.UnknownHistoryTyped)]
    [TestCase(UserState.Chatting, Wishes.Searching, UserTrigger.HistoryTyped)]
    [TestCase(UserState.Disconnected, Wishes.None, UserTrigger.HistoryTyped)]
    public void Words_are_looked_for_where_they_can_be(UserState state, Wishes granted, UserTrigger expected) =>
        Assert.That(GrantDecisions.DecideSearch(state, granted), Is.EqualTo(expected));

    [TestCase(UserState.Connected, Wishes.Ignoring, UserTrigger.UnknownAccountTyped)]
    [TestCase(UserState.Chatting, Wishes.None, UserTrigger.UnknownAccountTyped)]
    [TestCase(UserState.Chatting, Kept, UserTrigger.AccountTyped)]
    [TestCase(UserState.Disconnected, Wishes.None, UserTrigger.AccountTyped)]
    public void Server_where_names_are_nobodys_is_not_asked_about_one(UserState state, Wishes granted, UserTrigger trigger) =>
        Assert.That(GrantDecisions.DecideAccount(state, granted), Is.EqualTo(trigger));

    [TestCase(false, Kept, null)]
    [TestCase(true, Kept, UserTrigger.AccountTyped)]
    [TestCase(true, Kept | Wishes.Holder, null)]
    [TestCase(true, Wishes.None, UserTrigger.UnknownAccountTyped)]
    public void Whoever_started_so_has_the_name_registered_unless_it_is_theirs(bool isWished, Wishes granted, UserTrigger? trigger) =>
        Assert.That(GrantDecisions.DecideRegistration(isWished, UserState.Connected, granted), Is.EqualTo(trigger));

    [TestCase(CloseReason.Forgotten, UserTrigger.AccountForgotten)]
    [TestCase(CloseReason.HolderElsewhere, UserTrigger.LinkLost)]
    public void Nobody_comes_back_by_itself_who_is_forgotten_or_has_come_in_elsewhere(CloseReason reason, UserTrigger trigger) =>
        Assert.That(ConnectionDecisions.DecideEnded(reason), Is.EqualTo(trigger));
}
