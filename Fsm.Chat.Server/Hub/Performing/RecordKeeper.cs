using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>Keeps the records of holders' sessions true while messages are given to the store and answered.</summary>
internal static class RecordKeeper
{
    /// <summary>A holder's session begins.</summary>
    public static void Begin(HubFacts facts, HubKeeping keeping, HubSession session, HubAccount account)
    {
        session.Record = new(facts.Pairs.NextSession(), session.Token.Hash(), account.Id, keeping.UtcTicks);
        facts.Records.Add(account.Id, session.Record);
        facts.Pairs.Note(session.Record); // for when it cannot be written now
        if (keeping.Answer == KeepingAnswer.Kept)
            keeping.Filling.Add(session.Record.Kept(keeping.UtcTicks));
        while (facts.Records.TakeSurplus(account.Id) is { } surplus)
        {
            Remove(keeping, surplus.Number);
        }
    }

    /// <summary>A message is given to the store.</summary>
    /// <returns>The number of the session that it is kept under.</returns>
    public static long Give(HubFacts facts, HubSession session, ulong tag)
    {
        if (session.Record is not { } record)
            return facts.Pairs.NextSession();
        record.Give(tag);
        facts.Pairs.Note(record);
        return record.Number;
    }

    /// <summary>A message is not on the disk, and will not be: "up to" would not be true of the session from here on. Nothing is said of it any more, before anything else of it is written.</summary>
    public static void Lose(HubFacts facts, HubMachines machines, HubSession session)
    {
        if (session.Record is not { } record)
            return;
        session.Record = null;
        facts.Records.Forget(record);
        Remove(machines.Keeping!, record.Number);
    }

    /// <summary>Whoever has an account wishes to be forgotten: nothing is said of their sessions any more, also if the wish cannot be written down.</summary>
    public static void LoseAll(HubFacts facts, HubKeeping keeping, HubAccount account)
    {
        foreach (var record in facts.Records.Forget(account.Id))
            Remove(keeping, record.Number);
        if (account.Session is { } session)
            session.Record = null;
    }

    private static void Remove(HubKeeping keeping, long session)
    {
        keeping.Filling.RemoveSession(session);
        keeping.Follow(keeping.Filling, new Removal(keeping, session));
    }

    // What is written next must not be without it: with the row still there, a later start would take what it says for the whole truth.
    private sealed class Removal(HubKeeping keeping, long session) : IKept
    {
        public void Stored()
        {
        }

        public void NotStored(StatusCode why)
        {
            if (!StoreDecisions.IsClosing(keeping.State))
                Remove(keeping, session);
        }
    }
}
