using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Server.Access;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Keeping.Facts;

namespace Fsm.Chat.Server.Hub.Books;

/// <summary>All that the hub knows, apart from the machines. Only ever touched inside the monitor.</summary>
internal sealed class HubFacts
{
    private long _lastNumber;

    public HubFacts(Limits limits, string serverName, HubAccess access, StartFacts? start)
    {
        (Limits, Access) = (limits, access);
        ServerName = System.Text.Encoding.UTF8.GetBytes(serverName);
        Outbox = new(Calls, limits.Queues);
        Waiting = new(limits.WaitingPerAddress);
        NewNames = new(limits.NamesPerAddress);
        Addresses = new(limits.LinksPerAddress);
        Accounts = new(start);
        Pairs = new(start, Accounts);
        Groups = new(start, Accounts, Pairs);
        Records = new(start, Pairs);
    }

    public Limits Limits { get; }

    public byte[] ServerName { get; }

    /// <summary>Who is let in.</summary>
    public HubAccess Access { get; }

    public PortCalls Calls { get; } = new();

    /// <summary>Links whose reading is paused, until when.</summary>
    public Deadlines<HubLink> Pauses { get; } = new();

    public Roster Roster { get; } = new();

    /// <summary>Who has come and gone since that was told.</summary>
    public RosterNewsBook News { get; } = new();

    public GroupBook Groups { get; }

    /// <summary>The names that belong to somebody.</summary>
    public AccountBook Accounts { get; }

    /// <summary>What they have written to each other.</summary>
    public PairBook Pairs { get; }

    /// <summary>The last sessions of each of them.</summary>
    public SessionRecords Records { get; }

    /// <summary>Groups in which something happened that is to be told.</summary>
    public GroupNewsQueue GroupNews { get; } = new();

    public Outbox Outbox { get; }

    public Verdicts Verdicts { get; } = new();

    public TransferBook Transfers { get; } = new();

    public List<HubLink> Links { get; } = [];

    /// <summary>The name of the person, absent or not, or of the group that makes it impossible to take this one, itself or one that looks like it: both share one namespace.</summary>
    public string? HolderOf(string name) => Roster.HolderOf(name) ?? Groups.HolderOf(name) ?? Accounts.HolderOf(name);

    /// <summary>Sessions that wait for their client, by where it was.</summary>
    public WaitingByAddress Waiting { get; }

    /// <summary>Sessions that were made lately, by where they were made from.</summary>
    public RecentByNetwork NewNames { get; }

    public LinksByAddress Addresses { get; }

    public long NextNumber() => ++_lastNumber;

    public void Add(HubLink link)
    {
        link.Index = Links.Count;
        Links.Add(link);
        Addresses.Enter(link);
    }

    public void Remove(HubLink link)
    {
        var last = Links[^1];
        Links[link.Index] = last;
        last.Index = link.Index;
        Links.RemoveAt(Links.Count - 1);
        Addresses.Leave(link);
    }

    /// <summary>Gives up room that a crowd needed and that nobody needs now.</summary>
    public void Shrink(TimeSpan now)
    {
        Roster.Shrink();
        Links.Shrink();
        Addresses.Shrink();
        Waiting.Shrink();
        NewNames.Shrink(now);
        Pauses.Shrink();
    }
}
