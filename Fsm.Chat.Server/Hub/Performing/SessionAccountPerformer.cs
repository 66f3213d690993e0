using Fsm.Chat.Protocol.Machines.Server.Account;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Does what a session's transitions ask for about the account of its person.</summary>
internal sealed class SessionAccountPerformer(HubFacts facts, HubMachines machines)
{
    public void Perform(SessionEffect effect, HubSession session, scoped in SessionEvent happened)
    {
        switch (effect)
        {
            case SessionEffect.KeepRegistration:
                KeepRegistration(session, happened.Tag, happened.Word);
                break;
            case SessionEffect.TakeAccount:
                session.Join(happened.Account);
                facts.News.NoteChanged(session);
                break;
            case SessionEffect.SendKeyList:
                session.Voice.Keys(happened.Tag, [.. session.Account!.Keys.Select(key => EntryOf(key, session))]);
                break;
            case SessionEffect.SendKeyCode:
                var code = KeyCodes.Draw(facts.Access.Random, machines.Now);
                session.Account!.Code = code;
                session.Voice.KeyCode(happened.Tag, code.Word);
                break;
            case SessionEffect.KeepKeyRemoval:
                session.Account!.Asker = (session, happened.Tag);
                machines.Fire(session.Account, AccountTrigger.KeyRemovalRequested, new(StatusCode.Ok, happened.Key));
                break;
            case SessionEffect.ForgetAccount:
                session.Account!.Asker = (session, happened.Tag);
                machines.Fire(session.Account, AccountTrigger.ForgetRequested, default);
                break;
        }
    }

    private void KeepRegistration(HubSession session, ulong tag, string label)
    {
        var keeping = machines.Keeping!;
        facts.Accounts.NoteRegistration(machines.Now);
        var account = facts.Accounts.Add(machines.InitialAccount, session.Name, keeping.UtcTicks);
        account.Asker = (session, tag);
        var key = AccountKey.New(session.Link.Key!.Value, label, account.Created);
        account.Add(key);
        var batch = keeping.Filling;
        batch.Add(account.Kept(AccountStanding.Open, account.Created));
        batch.Add(key.Kept(account.Id));
        keeping.Follow(batch, new AccountWriting(machines, account));
    }

    private static KeyEntry EntryOf(AccountKey key, HubSession session) =>
        new(key.Fingerprint.ToString(), key.Label, Moments.UnixSeconds(key.Created), Moments.UnixSeconds(key.LastUsed), key.Fingerprint == session.Link.Key);
}
