using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Server.Account.AccountEffect;
using static Fsm.Chat.Protocol.Machines.Server.Account.AccountState;
using static Fsm.Chat.Protocol.Machines.Server.Account.AccountTrigger;

namespace Fsm.Chat.Protocol.Machines.Server.Account;

/// <summary>
/// A name that belongs to somebody. Nothing is said before it is on the disk, and what is being written down holds the name already. Whoever proves that it is
/// theirs is let in by the link and the session; this machine knows whether it belongs to anybody.
/// </summary>
public static class AccountRules
{
    /// <summary>The rules.</summary>
    public static Rules<AccountState, AccountTrigger, AccountEffect> Create()
    {
        var rules = new RulesBuilder<AccountState, AccountTrigger, AccountEffect>("Account", Registering);

        rules.In(Registering)
            .Rests("a disk takes the time it takes, and the store has timers of its own")
            .Go(AccountKept, Open, TellRegistered)
            .Go(AccountNotKept, Dropped, ReleaseName, TellNotKept);

        rules.In(Open)
            .Rests("a name is somebody's for as long as they wish")
            .Go(KeyAdditionRequested, AddingKey, KeepKey)
            .Go(KeyRemovalRequested, RemovingKey, KeepKeyRemoval)
            .Go(ForgetRequested, Forgetting, KeepForgetting);

        // Nobody waits to be told: whoever has come in by the code is in.
        rules.In(AddingKey)
            .Rests("a disk takes the time it takes, and the store has timers of its own")
            .Go(AccountKept, Open, TakeKey)
            .Go(AccountNotKept, Open);

        rules.In(RemovingKey)
            .Rests("a disk takes the time it takes, and the store has timers of its own")
            .Go(AccountKept, Open, RemoveKey, TellKeyRemoved)
            .Go(AccountNotKept, Open, TellNotKept);

        rules.In(Forgetting)
            .Rests("a disk takes the time it takes, and the store has timers of its own")
            .Go(AccountKept, Forgotten, LeaveGroups, TellForgotten)
            .Go(AccountNotKept, Open, TellNotKept);

        rules.In(Forgotten).Ends("nobody gets the name of somebody else");

        rules.In(Dropped).Ends("the name is anybody's again");

        return rules.Build();
    }
}
