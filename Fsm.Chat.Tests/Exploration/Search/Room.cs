using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Search;

/// <summary>How much a move may send at most. Both programs ask for that much room before they make it: neither can take half a move back.</summary>
internal static class Room
{
    public static Value For(Move move)
    {
        var most = Most(Unfolding.Of(move));
        return most.Select(each => each.Key.HasRoomFor(each.Value)).Aggregate(Value.True, (one, other) => one == Value.True ? other : one & other);
    }

    private static Dictionary<Channel, int> Most(ImmutableArray<Unfolded> code)
    {
        var most = new Dictionary<Channel, int>();
        foreach (var each in code)
        {
            if (each is Line { Statement: Send send })
                most[send.Channel] = most.GetValueOrDefault(send.Channel) + 1;
            if (each is not Fork fork)
                continue;
            foreach (var (channel, count) in fork.Ways.SelectMany(way => Most(way.Way)).GroupBy(pair => pair.Key, pair => pair.Value).Select(group => (group.Key, group.Max())))
                most[channel] = most.GetValueOrDefault(channel) + count;
        }

        return most;
    }
}
