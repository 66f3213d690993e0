using Fsm.Chat.Protocol;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>
/// Finds for whom most waits, when too much waits for all together. Addresses are compared first, for one that has many sessions can fill them all a little; then the
/// sessions of that one. The bound is shared, so whoever takes little of it is never the one.
/// </summary>
internal static class Heaviest
{
    /// <summary>Chooses those who give way, the heaviest first.</summary>
    /// <param name="sessions">All there are.</param>
    /// <param name="excess">Bytes that are to come free; it may be less when one address has no more.</param>
    public static List<HubSession> Choose(IReadOnlyList<HubSession> sessions, long excess)
    {
        var byNetwork = new Dictionary<HostAddress, long>();
        foreach (var session in sessions)
            byNetwork[Network(session)] = byNetwork.GetValueOrDefault(Network(session)) + session.Voice.Bytes;
        var chosen = new List<HubSession>();
        if (byNetwork.Count == 0)
            return chosen;
        var heaviest = byNetwork.MaxBy(network => network.Value).Key;
        foreach (var session in sessions.Where(session => session.Voice.Bytes > 0 && Network(session) == heaviest).OrderByDescending(session => session.Voice.Bytes))
        {
            if (excess <= 0)
                break;
            excess -= session.Voice.Bytes;
            chosen.Add(session);
        }

        return chosen;
    }

    private static HostAddress Network(HubSession session) => session.Link.Address.Network;
}
