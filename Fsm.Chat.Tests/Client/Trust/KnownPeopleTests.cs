using Fsm.Chat.Client.Trust;
using Fsm.Chat.Tests.Client.Files;

namespace Fsm.Chat.Tests.Client.Trust;

/// <summary>Who has proved their name is known in the next run, too.</summary>
internal sealed class KnownPeopleTests
{
    private static readonly ServerEndpoint Server = new("127.0.0.1", 7400);
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void DropFolder() => _folder.Dispose();

    [Test]
    public async Task Proof_is_remembered_by_server_and_whatever_the_case_of_the_name()
    {
        var people = new KnownPeople(_folder.At("state/known_people"));
        people.Remember(Server, "Alice");
        people.Remember(Server, "alice");
        people.Remember(Server, "bob");
        await people.Writing;

        Assert.That(File.ReadAllLines(_folder.At("state/known_people")), Has.Length.EqualTo(2));
        var again = new KnownPeople(_folder.At("state/known_people"));
        Assert.That(again.HasProved(Server, "ALICE") && again.HasProved(Server, "bob"));
        Assert.That(again.HasProved(Server with { Port = 7401 }, "alice") || again.HasProved(Server, "carol"), Is.False);
    }

    [Test]
    public async Task Where_nothing_can_be_written_it_is_known_for_this_run()
    {
        File.WriteAllText(_folder.At("state"), "a file, and no folder");
        var people = new KnownPeople(_folder.At("state/known_people"));
        people.Remember(Server, "alice");
        await people.Writing;
        Assert.That((people.HasProved(Server, "alice"), people.HasProved(Server, "bob")), Is.EqualTo((true, false)));
    }
}
