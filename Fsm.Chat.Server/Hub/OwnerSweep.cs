using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub;

/// <summary>
/// Looks now and then for groups whose owner has not come for very long, and notes who is here. Not as soon as the server has started: whoever was here until then
/// has to have the time to come back.
/// </summary>
internal sealed class OwnerSweep(HubFacts facts, HubMachines machines)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromDays(1);
    private TimeSpan _at;

    /// <summary>Looks if it is time.</summary>
    public void Run()
    {
        if (machines.Keeping is not { Answer: KeepingAnswer.Kept } keeping || machines.Now - _at < Every)
            return;
        _at = machines.Now;
        foreach (var account in facts.Accounts.All)
            NoteSeen(account, keeping);
        foreach (var group in facts.Groups.All.Where(group => group.IsKept).ToList())
            Look(group, keeping.UtcTicks);
    }

    private static void NoteSeen(HubAccount account, HubKeeping keeping)
    {
        if (account is not { IsOpen: true, Session: not null } || keeping.UtcTicks - account.LastSeen < SeenEvery.Ticks)
            return;
        account.LastSeen = keeping.UtcTicks;
        keeping.Filling.Add(account.Kept(AccountStanding.Open, account.LastSeen));
    }

    private void Look(HubGroup group, long now)
    {
        var successor = group.Kept!.Seats.Find(seat => !IsMissed(seat.Account, now))?.Account;
        if (GroupDecisions.DecideOwner(group.Owner is HubAccount owner && IsMissed(owner, now), successor is not null) is { } trigger)
            machines.Fire(group, trigger, GroupEvent.About(successor!));
    }

    private static bool IsMissed(HubAccount account, long now) => GroupDecisions.IsMissed(account.Session is not null, TimeSpan.FromTicks(now - account.LastSeen));
}
