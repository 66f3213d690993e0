using Fsm.Chat.Protocol.Machines.Server.Group;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>Tells members what happens in their groups, or later when enough waits for them already.</summary>
internal static class GroupNewsTeller
{
    /// <summary>Tells a member what they have not heard, until enough waits for them.</summary>
    /// <returns>What it has cost, in notices.</returns>
    public static int Tell(HubMember member)
    {
        var news = member.Group.News;
        var cost = member.Heard < news.End && TakesMore(member) ? GroupNewsDecisions.CostOfMember : 1;
        for (; member.Heard < news.End && TakesMore(member); cost++)
        {
            if (member.IsToHear(member.Heard))
                TellNext(member, news[member.Heard]);
            member.Hear();
        }

        if (member.Heard < news.End && !member.IsBehind)
            member.FallBehind();
        return cost;
    }

    /// <summary>A message of somebody is about to come: what is not told about them belongs before it.</summary>
    public static void TellBefore(HubMember member, GroupNewsThread sender)
    {
        if (member.IsToHear(sender.Latest))
            Tell(member, sender);
    }

    /// <summary>A person has taken some of what waits.</summary>
    public static void TellBehind(HubSession told)
    {
        while (told.Groups?.Behind is { Count: > 0 } behind)
        {
            var member = behind.Peek();
            if (member.IsBehind)
                Tell(member);
            if (member.IsBehind && member.Heard < member.Group.News.End)
                return;
            behind.Dequeue();
            member.CatchUp();
        }
    }

    private static bool TakesMore(HubMember member) =>
        member.Person.Voice.Bytes < GroupNewsDecisions.MostWaiting || member.Group.News.End - member.Heard > GroupNewsDecisions.MostBehind;

    // Mostly there is one, and that is all that is paid for.
    private static void TellNext(HubMember member, GroupNewsItem item)
    {
        if (item.Thread.Latest == item.Number)
            member.Person.Voice.Group(member.Group, item.About, item.News);
        else
            Tell(member, item.Thread);
    }

    private static void Tell(HubMember member, GroupNewsThread thread)
    {
        var group = member.Group;
        var items = group.News.ToHear(member, thread).Reverse().ToList();
        var said = GroupNewsDecisions.Decide(items.Count, items[0].News.Change, isOwner: group.IsOwnedBy(member.Person)) switch
        {
            GroupTelling.All => items,
            GroupTelling.Last => items[^1..],
            _ => [],
        };
        foreach (var item in said)
            member.Person.Voice.Group(group, item.About, item.News);
        foreach (var item in items)
            member.Settle(item.Number);
    }
}
