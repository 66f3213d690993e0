using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Tests.Server;

/// <summary>Whoever is there is found by name, beginning of a name and port, as if all were looked at.</summary>
public sealed class RosterTests : HubFixture
{
    private static readonly string[] Prefixes = ["", "a", "A", "an", "anna", "ann-", "b", "ß", "z", "zz"];

    [Test]
    public void Pages_and_ports_are_those_of_the_people_who_are_there()
    {
        string[] names = ["Anna", "ann", "anna-b", "bob", "Ärger", "ann-a", "anton", "zoe", "ANNI", "b", "ßtrange", "a.1"];
        var people = new Dictionary<string, ScriptedPeer>();
        for (var i = 0; i < names.Length; i++)
        {
            people[names[i]] = Server.Dial($"192.0.2.{i + 1}", (ushort)(700 + i % 5)).SendConnect(names[i]);
            Check(people);
        }

        foreach (var name in names)
        {
            people[name].EndInput();
            people.Remove(name);
            Check(people);
        }
    }

    private void Check(Dictionary<string, ScriptedPeer> people) => Server.Meet((facts, _) =>
    {
        var all = people.Keys.Order(UserName.Comparer).ToList();
        foreach (var prefix in Prefixes)
        {
            var fitting = all.Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).ToList();
            for (var skip = 0; skip <= fitting.Count + 1 && all.Count > 0; skip++)
            {
                var asker = facts.Roster.Sessions[^1];
                var expected = prefix.Length > 0 ? fitting : [asker.Name, .. fitting.Where(name => name != asker.Name)];
                var (total, page) = facts.Roster.List(prefix, (uint)skip, count: 3, asker);
                Assert.That((total, page.Select(person => person.Name)), Is.EqualTo((fitting.Count, expected.Skip(skip).Take(3))), () => $"{prefix} from {skip}");
            }
        }

        for (ushort port = 700; port < 706; port++)
        {
            HubSession[] fitting = [.. facts.Roster.Sessions.Where(session => session.Port == port)];
            var found = facts.Roster.Find([], port, out var ambiguous);
            Assert.That((found, ambiguous), Is.EqualTo((fitting.Length == 1 ? fitting[0] : null, fitting.Length > 1)));
        }
    });
}
