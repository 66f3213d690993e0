namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>
/// The people one person shares a conversation with. A conversation is kept on both sides as long as at least one of the two is in it.
/// </summary>
internal struct Partners
{
    private Dictionary<HubSession, bool>? _joined; // whether the owner is in the conversation, or only the other one

    /// <summary>How many conversations the owner is in.</summary>
    public int Joined { readonly get; private set; }

    public readonly IEnumerable<HubSession> All => _joined?.Keys ?? Enumerable.Empty<HubSession>();

    public readonly bool IsIn(HubSession other) => _joined is not null && _joined.TryGetValue(other, out var joined) && joined;

    public static void Join(HubSession self, HubSession other)
    {
        var mine = self.Partners._joined ??= [];
        if (!mine.TryGetValue(other, out var joined) || !joined)
            self.Partners.Joined++;
        mine[other] = true;
        (other.Partners._joined ??= []).TryAdd(self, false);
    }

    public static void Leave(HubSession self, HubSession other)
    {
        if (!self.Partners.IsIn(other))
            return;
        self.Partners.Joined--;
        self.Partners._joined![other] = false;
        if (!other.Partners.IsIn(self))
            Forget(self, other);
    }

    /// <summary>Ends the conversation for both.</summary>
    public static void Forget(HubSession self, HubSession other)
    {
        foreach (var (one, two) in ((HubSession, HubSession)[])[(self, other), (other, self)])
        {
            if (one.Partners._joined is { } joined && joined.Remove(two, out var wasIn) && wasIn)
                one.Partners.Joined--;
        }
    }
}
