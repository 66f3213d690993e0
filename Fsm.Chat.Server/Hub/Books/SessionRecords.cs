using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>
/// The last sessions of each holder, those of before the server was started included: whoever comes back too late for their session is told how far what they had
/// sent is on the disk.
/// </summary>
internal sealed class SessionRecords
{
    /// <summary>How many of one account are kept in mind.</summary>
    public const int MostOfAccount = 4;

    private readonly Dictionary<string, SessionRecord> _byToken = [];
    private readonly Dictionary<long, Queue<SessionRecord>> _byAccount = [];

    /// <summary>As a store knows them; none without one.</summary>
    public SessionRecords(StartFacts? start, PairBook pairs)
    {
        foreach (var kept in start?.Sessions ?? [])
        {
            var record = SessionRecord.Of(kept);
            Add(kept.Account, record);
            if (start!.Outrun.Sessions.Contains(kept.Id))
                pairs.Note(record);
        }
    }

    /// <summary>The one of a token; null for none.</summary>
    public SessionRecord? Find(SessionToken token) => _byToken.Count == 0 ? null : _byToken.GetValueOrDefault(Convert.ToHexString(token.Hash()));

    /// <summary>Keeps one more of an account in mind.</summary>
    public void Add(long account, SessionRecord record)
    {
        _byToken[record.Key] = record;
        if (!_byAccount.TryGetValue(account, out var records))
            _byAccount[account] = records = [];
        records.Enqueue(record);
    }

    /// <summary>Takes out one of those of an account that are too many, the oldest; null for none.</summary>
    public SessionRecord? TakeSurplus(long account)
    {
        if (!_byAccount.TryGetValue(account, out var records) || records.Count <= MostOfAccount)
            return null;
        var oldest = records.Dequeue();
        Forget(oldest);
        return oldest;
    }

    /// <summary>Nothing is known of a session any more.</summary>
    public void Forget(SessionRecord record)
    {
        record.Forget();
        _byToken.Remove(record.Key);
    }

    /// <summary>Nothing is known of an account's sessions any more.</summary>
    /// <returns>Those that were known.</returns>
    public IReadOnlyCollection<SessionRecord> Forget(long account)
    {
        if (!_byAccount.Remove(account, out var records))
            return [];
        foreach (var record in records)
            Forget(record);
        return records;
    }
}
