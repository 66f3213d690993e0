using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub;

/// <summary>Tells those who want it who has come and gone: in one frame for all that happened meanwhile, made once of each kind.</summary>
internal sealed class RosterTeller(HubFacts facts, HubMachines machines)
{
    /// <summary>Tells it if it is time.</summary>
    public void Run()
    {
        var book = facts.News;
        if (!book.IsDue(machines.Now))
            return;
        var before = book.Last;
        book.NoteTelling(machines.Now);
        var made = new Dictionary<RosterNewsKind, PeopleNews>();
        foreach (var session in facts.Roster.Sessions)
        {
            if (session is not { WantsNews: true, State: SessionState.Connected or SessionState.Chatting })
                continue; // who has lost the connection gets the whole list on coming back
            var kind = RosterNewsDecisions.Decide(book.Changes, facts.Roster.Count, facts.Limits.FirstUsers, session.NewsHeard == before);
            if (!made.TryGetValue(kind, out var news))
                made[kind] = news = Make(kind);
            machines.Others.Tell(session, voice => Tell(session, voice, news));
        }

        book.NoteTold();
    }

    // Who takes nothing gets it later, and more of it.
    private void Tell(HubSession session, IVoice voice, PeopleNews news)
    {
        if (voice.Bytes > RosterNewsDecisions.MostWaiting)
            return;
        session.NewsHeard = facts.News.Last;
        voice.Roster(news);
    }

    private PeopleNews Make(RosterNewsKind kind) => kind switch
    {
        RosterNewsKind.Changes => new(kind, facts.Roster.Count, Shown(facts.News.Came), [.. facts.News.Went]),
        RosterNewsKind.Everybody => new(kind, facts.Roster.Count, Shown(facts.Roster.Sessions), []),
        _ => new(kind, facts.Roster.Count, [], []),
    };

    private List<UserEntry> Shown(IEnumerable<HubSession> people) => [.. people.Select(person => facts.Access.Shown(person.Entry))];
}
