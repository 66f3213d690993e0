namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>One member of a group, and how far they have heard what happens in it.</summary>
internal sealed class HubMember(HubGroup group, HubSession person)
{
    private HashSet<long>? _settled; // items beyond the next one; null for none

    public HubGroup Group => group;

    public HubSession Person => person;

    /// <summary>The number of the next item of the group's news that they are to hear.</summary>
    public long Heard { get; private set; } = group.News.End;

    /// <summary>Whether more happened than they could take, and they hear the rest when they have taken what waits.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>Whether something of an item is still to be said to them.</summary>
    public bool IsToHear(long number) => number >= Heard && _settled?.Contains(number) is not true;

    /// <summary>Nothing more is to be said of an item.</summary>
    public void Settle(long number) => (_settled ??= []).Add(number);

    /// <summary>The next item is done.</summary>
    public void Hear()
    {
        _settled?.Remove(Heard);
        Heard++;
        if (_settled is { Count: 0 })
            _settled = null;
    }

    /// <summary>They hear the rest later.</summary>
    public void FallBehind()
    {
        IsBehind = true;
        group.News.Behind++;
        (person.Groups!.Behind ??= []).Enqueue(this);
    }

    /// <summary>They have heard the rest, or have left the group.</summary>
    public void CatchUp()
    {
        if (!IsBehind)
            return;
        IsBehind = false;
        group.News.Behind--;
        group.News.ForgetIfHeard();
    }
}
