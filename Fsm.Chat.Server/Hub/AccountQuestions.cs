using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub;

/// <summary>From a request about an account to a trigger: gather the facts, let the pure decision say what it means, fire that.</summary>
internal sealed class AccountQuestions(HubFacts facts, HubMachines machines)
{
    /// <summary>Something about the account of a person is asked for.</summary>
    public void Ask(HubSession session, ulong tag, AccountRequestKind kind, string word)
    {
        var account = session.Account;
        var known = account ?? facts.Accounts.Find(session.Name); // one that is being written down is nobody's yet
        var meant = kind == AccountRequestKind.RemoveKey && account is not null ? account.KeysMeantBy(word) : [];
        var (trigger, status) = AccountRequestDecisions.Decide(new(
            kind,
            machines.Keeping?.Answer ?? KeepingAnswer.NotKept,
            account is not null,
            session.Link.Key is not null)
        {
            IsClosed = facts.Access.IsRegistrationClosed,
            IsTooOften = facts.Accounts.AreTooOften(machines.Now),
            IsChanging = known?.IsChanging ?? false,
            KeysMeant = meant.Count,
            Keys = account?.Keys.Count ?? 0,
        });
        machines.Fire(session, trigger, status == StatusCode.Ok ? SessionEvent.AsksOfAccount(tag, word, meant.FirstOrDefault()) : SessionEvent.Refused(tag, status));
    }
}
