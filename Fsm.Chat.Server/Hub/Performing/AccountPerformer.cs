using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Account;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what the transitions of an account ask for.</summary>
internal sealed class AccountPerformer(HubFacts facts, HubMachines machines) : IPerformer<HubAccount, AccountTrigger, AccountEffect, AccountEvent>
{
    public void Perform(AccountEffect effect, HubAccount account, scoped in AccountEvent happened)
    {
        switch (effect)
        {
            case AccountEffect.TellRegistered:
                Tell(account, SessionTrigger.RegistrationKept, StatusCode.Ok);
                break;
            case AccountEffect.KeepKey:
                account.Code = null; // it is good for one
                machines.Keeping!.Filling.Add(happened.Key!.Kept(account.Id));
                Follow(account, happened.Key);
                break;
            case AccountEffect.TakeKey:
                account.Add(happened.Key!);
                break;
            case AccountEffect.KeepKeyRemoval:
                machines.Keeping!.Filling.Remove(happened.Key!.Kept(account.Id));
                Follow(account, happened.Key);
                break;
            case AccountEffect.RemoveKey:
                account.Remove(happened.Key!);
                break;
            case AccountEffect.TellKeyRemoved:
                Tell(account, SessionTrigger.AccountChangeKept, StatusCode.Ok);
                break;
            case AccountEffect.KeepForgetting:
                KeepForgetting(account);
                break;
            case AccountEffect.LeaveGroups:
                foreach (var group in account.Seats.Values.Select(seat => seat.Group).ToList())
                    machines.Fire(group, GroupDecisions.DecideLeft(group.Owner == account, group.Count), GroupEvent.About(account, CloseReason.Forgotten));
                break;
            case AccountEffect.TellForgotten:
                Tell(account, SessionTrigger.ForgettingKept, StatusCode.Ok);
                break;
            case AccountEffect.TellNotKept:
                Tell(account, SessionTrigger.AccountChangeNotKept, happened.Status);
                break;
            case AccountEffect.ReleaseName:
                facts.Accounts.Remove(account);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect that nobody performs.");
        }
    }

    // A mistake about a name ends nobody: it is counted, and whoever waits for an answer asks again.
    public void Judge(HubAccount account, in Judgement<AccountTrigger> judged, scoped in AccountEvent happened)
    {
    }

    public void Contain(HubAccount account, Exception error)
    {
    }

    public AccountEvent Elapsed(HubAccount account, AccountTrigger trigger) => default;

    private void Tell(HubAccount account, SessionTrigger trigger, StatusCode status) =>
        machines.Fire(account.Asker.Session, trigger, SessionEvent.KeptOf(account.Asker.Tag, account, status));

    private void KeepForgetting(HubAccount account)
    {
        var keeping = machines.Keeping!;
        var batch = keeping.Filling;
        batch.Add(account.Kept(AccountStanding.Forgotten, keeping.UtcTicks));
        batch.Forget(account.Id);
        foreach (var seat in account.Seats.Values)
            KeptGroups.WriteLeaving(batch, seat);
        RecordKeeper.LoseAll(facts, keeping, account);

        Follow(account);
    }

    private void Follow(HubAccount account, AccountKey? key = null) => machines.Keeping!.Follow(machines.Keeping.Filling, new AccountWriting(machines, account, key));
}

/// <summary>Something of an account that is being written down: itself, new or for the last time, or a key of it.</summary>
internal sealed class AccountWriting(HubMachines machines, HubAccount account, AccountKey? key = null) : IKept
{
    public void Stored() => machines.Fire(account, AccountTrigger.AccountKept, new(StatusCode.Ok, key));

    public void NotStored(StatusCode why) => machines.Fire(account, AccountTrigger.AccountNotKept, new(why, key));
}
