using System.Text;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;

namespace Fsm.Chat.Benchmarks.Siege;

/// <summary>Many people who are all in the same groups, and all go.</summary>
internal static class CrowdOfGroups
{
    private const int People = 500;
    private const int Groups = 50;
    private const int AtOnce = 100;

    /// <summary>Brings them together, and lets them go.</summary>
    public static void Run(Battle battle, Action<List<SiegeClient>> go)
    {
        var people = Enumerable.Range(0, battle.IsShort ? People / 10 : People).Select(_ => battle.DialLoopback()).ToList();
        for (var i = 0; i < people.Count; i++)
            people[i].LogIn(battle.NameOf(i));
        Battle.Together(Groups, i => Invite(battle, people, i));
        var before = people.ConvertAll(person => person.Confirmed);
        foreach (var person in people)
            person.Send([.. Enumerable.Range(0, Groups).SelectMany(i => person.Frame(new GroupRequest { Kind = GroupRequestKind.Accept, Group = Name(battle, i) }))]);
        for (var i = 0; i < people.Count; i++)
            people[i].Confirm(before[i] + Groups);
        go(people);
        people.ForEach(person => person.Dispose());
    }

    /// <summary>One of them takes their leave.</summary>
    public static void Leave(SiegeClient person) => person.Say(new BareMessage(FrameAction.DisconnectRequest));

    private static void Invite(Battle battle, List<SiegeClient> people, int number)
    {
        var owner = people[number % people.Count];
        lock (owner)
        {
            var before = owner.Confirmed;
            owner.Say(new GroupRequest { Kind = GroupRequestKind.Create, Group = Name(battle, number) });
            // As many at once as the rate of a second: so the server is not asked more than it permits, and the runner writes seldom.
            foreach (var guests in Enumerable.Range(0, people.Count).Where(i => people[i] != owner).Chunk(AtOnce))
            {
                owner.Send([.. guests.SelectMany(i => owner.Frame(new GroupRequest { Kind = GroupRequestKind.Invite, Group = Name(battle, number), Person = Encoding.UTF8.GetBytes(battle.NameOf(i)) }))]);
                owner.Confirm(owner.Confirmed + guests.Length);
            }

            owner.Confirm(before + people.Count);
        }
    }

    private static byte[] Name(Battle battle, int number) => Encoding.UTF8.GetBytes($"group-of-{battle.NameOf(number)}");
}
