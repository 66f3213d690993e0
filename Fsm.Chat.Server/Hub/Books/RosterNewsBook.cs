using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>
/// Who has come and gone since the last news, by name: only the last change of each counts. Nothing is noted while nobody wants to hear it.
/// </summary>
internal sealed class RosterNewsBook
{
    private readonly Dictionary<string, HubSession?> _changed = new(UserName.Comparer);
    private TimeSpan _toldAt = TimeSpan.MinValue;

    /// <summary>How many sessions want to hear it.</summary>
    public int Listeners { get; private set; }

    /// <summary>The number of the last news. Whoever has heard another one needs more than the next.</summary>
    public long Last { get; private set; }

    /// <summary>How many people are named in the next news, if they can be.</summary>
    public int Changes => _changed.Count;

    /// <summary>Who has come.</summary>
    public IEnumerable<HubSession> Came => _changed.Values.OfType<HubSession>();

    /// <summary>Who has gone.</summary>
    public IEnumerable<string> Went => _changed.Where(change => change.Value is null).Select(change => change.Key);

    /// <summary>Somebody has come.</summary>
    public void NoteCome(HubSession session)
    {
        if (session.WantsNews)
            Listeners++;
        if (Listeners > 0)
            _changed[session.Name] = session;
    }

    /// <summary>Something that is told of somebody who is there is another than before.</summary>
    public void NoteChanged(HubSession session)
    {
        if (Listeners > 0)
            _changed[session.Name] = session;
    }

    /// <summary>Somebody has gone.</summary>
    public void NoteGone(HubSession session)
    {
        if (session.WantsNews)
            Listeners--;
        if (Listeners > 0)
            _changed[session.Name] = null;
        else
            _changed.Clear();
    }

    /// <summary>Whether there is something to tell, and the time has come.</summary>
    public bool IsDue(TimeSpan now) => _changed.Count > 0 && RosterNewsDecisions.IsDue(now, _toldAt, Listeners);

    /// <summary>News are told now.</summary>
    public void NoteTelling(TimeSpan now) => (_toldAt, Last) = (now, Last + 1);

    /// <summary>They were told to all.</summary>
    public void NoteTold() => _changed.Clear();
}

/// <summary>Decides how often the people who are there are told of each other, and how much. The bound: a thousand frames a second, however many there are.</summary>
internal static class RosterNewsDecisions
{
    /// <summary>Frames a second that news may cost.</summary>
    public const int FramesEachSecond = 1000;

    /// <summary>Changes that are named in one of them.</summary>
    public const int MostNamed = 64;

    /// <summary>A session for which more bytes wait has no time for news.</summary>
    public const int MostWaiting = 16 * 1024;

    /// <summary>Whether news may be told again: a second after the last, and later the more there are who hear them.</summary>
    public static bool IsDue(TimeSpan now, TimeSpan toldAt, int listeners) =>
        toldAt == TimeSpan.MinValue || now - toldAt >= TimeSpan.FromSeconds(Math.Max(1, listeners / (double)FramesEachSecond));

    /// <summary>What a session is told.</summary>
    /// <param name="changes">How many came or went since the news before.</param>
    /// <param name="people">How many are there.</param>
    /// <param name="listed">How many fit into a list.</param>
    /// <param name="isUpToDate">Whether the session has heard the news before.</param>
    public static RosterNewsKind Decide(int changes, int people, int listed, bool isUpToDate) => (changes <= MostNamed && isUpToDate, people <= listed) switch
    {
        (true, _) => RosterNewsKind.Changes,
        (_, true) => RosterNewsKind.Everybody,
        _ => RosterNewsKind.TooMany,
    };
}
