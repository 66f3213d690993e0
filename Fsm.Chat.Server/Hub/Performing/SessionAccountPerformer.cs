using Fsm.Chat.Protocol.Machines.Server.Account;
using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Machines.Server.Store;
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
                KeepKeyRemoval(session, happened.Tag, happened.Key);
                break;
            case SessionEffect.ForgetAccount:
                session.Account!.Asker = (session, happened.Tag);
                machines.Fire(session.Account, AccountTrigger.ForgetRequested, default);
                break;
        }
    }

    /// <summary>Has it written down that the key of a link, which came with the right code, proves the account too.</summary>
    public void KeepKey(HubAccount account, HubLink link)
    {
        var keeping = machines.Keeping!;
        account.Code = null; // it is good for one
        account.KeysBeingKept++;
        var key = AccountKey.New(link.Key!.Value, "", keeping.UtcTicks);
        var batch = keeping.Filling;
        batch.Add(key.Kept(account.Id));
        keeping.Follow(batch, new KeyWriting(account, key));
    }

    /// <summary>Notes that the holder of an account is here, and by which key.</summary>
    public void NoteUse(HubAccount account, HubLink link)
    {
        var keeping = machines.Keeping!;
        if (account.KeyOf(link.Key) is not { } key)
            return;
        account.LastSeen = key.LastUsed = keeping.UtcTicks;
        if (keeping.Answer == KeepingAnswer.Kept) // it is of no weight: where it cannot be written it is not
            keeping.Filling.Add(key.Kept(account.Id));
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

    private void KeepKeyRemoval(HubSession session, ulong tag, AccountKey key)
    {
        var account = session.Account!;
        account.KeysBeingKept++;
        var batch = machines.Keeping!.Filling;
        batch.Remove(key.Kept(account.Id));
        machines.Keeping.Follow(batch, new KeyRemoval(machines, session, tag, account, key));
    }

    private static KeyEntry EntryOf(AccountKey key, HubSession session) =>
        new(key.Fingerprint.ToString(), key.Label, Moments.UnixSeconds(key.Created), Moments.UnixSeconds(key.LastUsed), key.Fingerprint == session.Link.Key);

    // Nobody waits to be told: whoever has come in by the code is in.
    private sealed class KeyWriting(HubAccount account, AccountKey key) : IKept
    {
        public void Stored()
        {
            account.KeysBeingKept--;
            account.Add(key);
        }

        public void NotStored(StatusCode why) => account.KeysBeingKept--;
    }

    private sealed class KeyRemoval(HubMachines machines, HubSession session, ulong tag, HubAccount account, AccountKey key) : IKept
    {
        public void Stored()
        {
            account.KeysBeingKept--;
            account.Remove(key);
            machines.Fire(session, SessionTrigger.AccountChangeKept, SessionEvent.KeptOf(tag, account, StatusCode.Ok));
        }

        public void NotStored(StatusCode why)
        {
            account.KeysBeingKept--;
            machines.Fire(session, SessionTrigger.AccountChangeNotKept, SessionEvent.KeptOf(tag, account, why));
        }
    }
}
