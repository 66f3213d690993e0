using System.Numerics;

namespace Fsm.Chat.Benchmarks.Load;

/// <summary>
/// What the receivers of one sender's messages have confirmed to it over the bare relay: a message is complete when all have. Each confirms in order, so
/// messages become complete in order.
/// </summary>
/// <param name="window">Messages that may wait at once.</param>
/// <param name="receivers">Those who get each of them.</param>
internal sealed class RoomVotes(int window, int receivers)
{
    private readonly int[] _votes = new int[BitOperations.RoundUpToPowerOf2((uint)window)];
    private readonly Dictionary<ushort, long> _confirmed = [];

    /// <summary>Messages that all have confirmed.</summary>
    public long Complete { get; private set; }

    /// <summary>One receiver has confirmed all messages before a number.</summary>
    /// <returns>Messages that all have confirmed.</returns>
    public long Add(ushort receiver, long count)
    {
        for (var number = _confirmed.GetValueOrDefault(receiver); number < count; number++)
        {
            ref var votes = ref _votes[number & (_votes.Length - 1)];
            if (++votes < receivers)
                continue;
            votes = 0;
            Complete++;
        }

        _confirmed[receiver] = count;
        return Complete;
    }
}
