using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub;

/// <summary>From the first question of a link to a trigger: gather the facts, let the pure decision say what it means, fire that.</summary>
internal sealed class ConnectQuestions(HubFacts facts, HubMachines machines)
{
    /// <summary>Somebody wants to be let in.</summary>
    public void Connect(HubLink link, ulong tag, string name, ReadOnlySpan<byte> password, bool wantsNews, string code, string keyLabel)
    {
        var valid = UserName.TryNormalize(name, out var normalized);
        var holder = valid ? facts.HolderOf(normalized) : null;
        var session = holder is null ? null : facts.Roster.Find(normalized);
        var account = valid ? facts.Accounts.Find(normalized) : null;
        var known = new ConnectFacts(valid, holder is not null, machines.IsStopping)
        {
            HolderGivesWay = session is not null && InterruptionDecisions.GivesWay(session.State, session.IsHeardOf, session.Link.Address.Network.Equals(link.Address.Network)),
            NamesUsedUp = facts.NewNames.IsUsedUp(link.Address, machines.Now, link.Address.IsLoopback ? Limits.LoopbackShare : 1),
            NameRegistered = account is not null,
            IsProven = account?.IsProvenBy(link.Key) ?? false,
            CodeGiven = code.Length > 0,
            CodeFits = link.Key is not null && KeyCodes.Fits(account?.Code, code, machines.Now),
            CannotStore = machines.Keeping is { Answer: not KeepingAnswer.Kept },
            IsChanging = account?.IsChanging ?? false,
            HolderHere = account?.Session is not null,
        };
        var (trigger, status) = ConnectDecisions.Decide(facts.Access.Examine(known, password, link.Address, machines.Now));
        machines.Fire(link, trigger, trigger switch
        {
            LinkTrigger.ReclaimGranted => LinkEvent.Reclaims(tag, normalized, session!, wantsNews),
            LinkTrigger.ConnectRefused => LinkEvent.Refused(tag, status, holder),
            _ => LinkEvent.Granted(tag, account?.Name ?? normalized, wantsNews, account, keyLabel),
        });
    }

    /// <summary>Somebody wants their session back.</summary>
    public void Resume(HubLink link, ulong tag, SessionToken token, ulong acknowledged)
    {
        var session = facts.Roster.Find(token);
        var record = session is null ? facts.Records.Find(token) : null;
        var (trigger, status, reason) = ResumeDecisions.Decide(new(
            session is not null, acknowledged, session?.Voice.HandedOver ?? 0, machines.IsStopping)
        {
            IsElsewhere = session is not null && !link.Doorway.CanCarry(session.Voice),
            HasPeerEnded = link.HasPeerEnded,
            IsCarried = session?.IsCarried ?? false,
            IsSettling = session?.Voice.FirstDeferred > 0 || record?.IsSettling == true,
            UsedUp = session?.Comebacks.Wait(machines.Now) > TimeSpan.Zero,
        });
        machines.Fire(link, trigger, trigger switch
        {
            LinkTrigger.ResumeGranted => LinkEvent.Resumes(session!, acknowledged),
            LinkTrigger.ConnectRefused => LinkEvent.Over(tag, status, record?.StoredUpTo),
            _ => LinkEvent.Because(reason),
        });
    }
}
