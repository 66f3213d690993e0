using Fsm.Chat.Protocol.Flow;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Performing;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub;

/// <summary>
/// Tells members what happens in their groups: one group after the other, and no more at once than takes a moment. What happens meanwhile is told together, and nobody is
/// told who is gone by then: so hundreds of people who leave dozens of groups at once cost little more than one who leaves one.
/// </summary>
internal sealed class GroupTeller(HubFacts facts, HubMachines machines)
{
    private TokenBucket _pace = new(GroupNewsDecisions.EachSecond, GroupNewsDecisions.AtOnce);
    private long _end; // of the news when the present group was begun
    private long _heard; // by all members of it that have been gone through

    /// <summary>When there is more to tell; null when there is nothing.</summary>
    public TimeSpan? Next => facts.GroupNews.Any ? machines.Now + GroupNewsDecisions.Pause : null;

    /// <summary>Tells what may be told now.</summary>
    public void Run()
    {
        while (facts.GroupNews.TryPeek(out var group) && _pace.Wait(machines.Now) == TimeSpan.Zero)
            _pace.Take(machines.Now, Visit(group));
    }

    private int Visit(HubGroup group)
    {
        var news = group.News;
        if (news.Visited == 0)
            (_end, _heard) = (news.End, news.End);
        if (news.Visited < group.Members.Count)
            return Visit(group.Members[news.Visited++]);
        facts.GroupNews.Next(again: news.End > _end && group.Members.Count > 0);
        news.Forget(_heard);
        return 1;
    }

    private int Visit(HubMember member)
    {
        try
        {
            return GroupNewsTeller.Tell(member);
        }
        catch (Exception error)
        {
            machines.Others.NoteBroken(member.Person, error);
            return 1;
        }
        finally
        {
            _heard = Math.Min(_heard, member.Heard);
        }
    }
}
