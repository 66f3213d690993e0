namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>
/// The people one person shares a conversation with. A conversation is kept on both sides as long as at least one of the two is in it; of one with
/// somebody who is not at this hub there is only this side.
/// </summary>
internal struct Partners
{
    private Dictionary<IRecipient, bool>? _joined; // whether the owner is in the conversation, or only the other one
    private IRecipient? _askedFor; // somebody who was found to be in it: mostly the next question is about the same

    /// <summary>How many conversations the owner is in.</summary>
    public int Joined { readonly get; private set; }

    public readonly IEnumerable<IRecipient> All => _joined?.Keys ?? Enumerable.Empty<IRecipient>();

    /// <summary>Those of them whose session is at this hub.</summary>
    public readonly IEnumerable<HubSession> Here => All.Select(person => person.Here).OfType<HubSession>();

    public bool IsIn(IRecipient other)
    {
        if (ReferenceEquals(other, _askedFor))
            return true;
        if (_joined is null || !_joined.TryGetValue(other, out var joined) || !joined)
            return false;
        _askedFor = other;
        return true;
    }

    public static void Join(HubSession self, IRecipient other)
    {
        var mine = self.Partners._joined ??= [];
        if (!mine.TryGetValue(other, out var joined) || !joined)
            self.Partners.Joined++;
        mine[other] = true;
        if (other.Here is { } here)
            (here.Partners._joined ??= []).TryAdd(self, false);
    }

    public static void Leave(HubSession self, IRecipient other)
    {
        if (!self.Partners.IsIn(other))
            return;
        self.Partners.Joined--;
        self.Partners._joined![other] = false;
        self.Partners._askedFor = null;
        if (other.Here is not { } here || !here.Partners.IsIn(self))
            Forget(self, other);
    }

    /// <summary>Somebody who was away, and with whom somebody is in a conversation, is here now.</summary>
    public static void Arrive(HubSession visitor, IRecipient absent, HubSession present)
    {
        var wasIn = visitor.Partners.IsIn(absent);
        visitor.Partners.Drop(absent);
        if (wasIn)
            Join(visitor, present);
    }

    /// <summary>Ends the conversation for both.</summary>
    public static void Forget(HubSession self, IRecipient other)
    {
        self.Partners.Drop(other);
        if (other.Here is { } here)
            here.Partners.Drop(self);
    }

    private void Drop(IRecipient other)
    {
        _askedFor = null;
        if (_joined is not null && _joined.Remove(other, out var wasIn) && wasIn)
            Joined--;
    }
}
