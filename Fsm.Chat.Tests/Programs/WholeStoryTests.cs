using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>
/// The whole story of a user, with real programs, as the guided tour tells it: four people meet, talk, make a group and send it a file; one leaves, one is killed, and in
/// the end the server is. Each line is waited for before the next one is typed, so the order of lines is the same each time. Where a line changes on purpose,
/// <c>docs/tour.md</c> changes with it.
/// </summary>
[Parallelizable]
public sealed partial class WholeStoryTests
{
    private const int AnswerWithin = 10; // the tour leaves it at 60
    private const int ResumeWithin = 4; // the same

    private readonly TourWords _words = new();
    private ServerProgram _serverProgram = null!;
    private Person _server = null!;
    private Person _alice = null!;
    private Person _bob = null!;
    private Person _carol = null!;
    private Person _dave = null!;

    private Person[] People => [_alice, _bob, _carol, _dave];

    [SetUp]
    public void Start()
    {
        _serverProgram = new("--answer-within", $"{AnswerWithin}", "--resume-window", $"{ResumeWithin}");
        _words.Add(_serverProgram.Port, 7400);
        _words.Add(AnswerWithin, 60);
        _server = Person.Starts("server", "$ dotnet run --project Fsm.Chat.Server", _serverProgram, _words);
    }

    [TearDown]
    public void Stop()
    {
        _dave?.Dispose();
        _carol?.Dispose();
        _bob?.Dispose();
        _alice?.Dispose();
        _server?.Dispose();
    }

    [Test]
    public void Four_people_live_through_all_of_it_and_the_tour_tells_every_line()
    {
        They_connect_and_see_each_other();
        Two_talk();
        One_names_the_recipient_in_each_line();
        One_makes_a_group();
        They_talk_in_the_group();
        A_file_goes_to_the_group();
        One_leaves_the_group();
        A_client_is_killed();
        The_server_is_killed();

        var tour = Tour.Read();
        Person[] all = [_server, .. People];
        Assert.That(tour.Names, Is.EquivalentTo(all.Select(person => person.Name)));
        using var each = Assert.EnterMultipleScope();
        foreach (var person in all)
            tour.Check(person.Name, person.Transcript);
        Assert.That(People.SelectMany(person => person.Program.Errors), Is.Empty);
    }

    private void They_connect_and_see_each_other()
    {
        _alice = Comes("alice", 40112, "* 1 person on ");
        _bob = Comes("bob", 40114, "* 2 people on ");
        _carol = Comes("carol", 40116, "* 3 people on ");
        _dave = Comes("dave", 40118, "* 4 people on ");

        _alice.Types("", "users");
        _alice.Sees("* 4 people on ", "alice  127.0.0.1:", "bob  127.0.0.1:", "carol  127.0.0.1:", "dave  127.0.0.1:");
    }

    private void Two_talk()
    {
        _alice.Types("", "chat bob");
        _alice.Sees("you are talking to bob");
        _bob.Sees("alice has opened a conversation with you");
        _alice.Types("bob", "Shall we bake on Saturday?");
        _bob.Sees("alice: Shall we bake on Saturday?");
        _alice.Sees("-> bob: Shall we bake on Saturday? [delivered]");

        _bob.Types("", "chat alice");
        _bob.Sees("you are talking to alice");
        _alice.Sees("bob has opened a conversation with you");
        _bob.Types("alice", "Yes. Who else?");
        _alice.Sees("bob: Yes. Who else?");
        _bob.Sees("-> alice: Yes. Who else? [delivered]");

        _bob.Types("alice", "quit");
        _bob.Sees("you have left the conversation with alice");
        _alice.Sees("bob has left the conversation");
        _alice.Types("bob", "quit");
        _alice.Sees("you have left the conversation with bob");
        _bob.Sees("alice has left the conversation");
    }

    private void One_names_the_recipient_in_each_line()
    {
        _carol.Types("", "chat2");
        _carol.Types("chat2", "bob>Is there cake?");
        _carol.Sees("you have opened a conversation with bob", "-> bob: Is there cake? [delivered]");
        _bob.Sees("carol has opened a conversation with you", "carol: Is there cake?");

        _carol.Types("chat2", $"{PortOf(_dave)}>Are you hungry?");
        _carol.Sees("you have opened a conversation with dave", "-> dave: Are you hungry? [delivered]");
        _dave.Sees("carol has opened a conversation with you", "carol: Are you hungry?");

        _carol.Types("chat2", "anybody there?");
        _carol.Sees("! no_recipient");
        _carol.Types("chat2", "quit");
        _carol.Sees("you have left the conversation with bob", "you have left the conversation with dave");
        _bob.Sees("carol has left the conversation");
        _dave.Sees("carol has left the conversation");
    }

    private void One_makes_a_group()
    {
        _alice.Types("", "group bakers bob dave");
        _alice.Sees("you have made the group bakers", "bob is invited to bakers", "dave is invited to bakers");
        _bob.Sees("alice invites you to the group bakers");
        _dave.Sees("alice invites you to the group bakers");
        _bob.Types("", "accept");
        _bob.Sees("the invitation to bakers", "you are in the group bakers");
        _alice.Sees("bob has joined bakers");
        _dave.Types("", "decline");
        _dave.Sees("you have declined the invitation to bakers");
        _alice.Sees("the invitation of dave to bakers: declined");

        _alice.Types("", "invite bakers dave carol");
        _alice.Sees("dave is invited to bakers", "carol is invited to bakers");
        _dave.Sees("alice invites you to the group bakers");
        _carol.Sees("alice invites you to the group bakers");
        Joins(_dave, _alice, _bob);
        Joins(_carol, _alice, _bob, _dave);
        _carol.Types("", "groups");
        _carol.Sees("bakers, owned by alice: alice, bob, dave, carol");
    }

    private void They_talk_in_the_group()
    {
        _alice.Types("", "chat bakers");
        _alice.Sees("you are talking to bakers");
        _alice.Types("bakers", "Saturday at eight, my kitchen.");
        foreach (var other in (Person[])[_bob, _carol, _dave])
            other.Sees("alice@bakers: Saturday at eight, my kitchen.");
        _alice.Sees("-> bakers: Saturday at eight, my kitchen. [delivered to 3]");

        _bob.Types("", "chat2");
        _bob.Types("chat2", "bakers>I bring the flour.");
        _bob.Sees("-> bakers: I bring the flour. [delivered to 3]");
        foreach (var other in (Person[])[_alice, _carol, _dave])
            other.Sees("bob@bakers: I bring the flour.");
        _bob.Types("chat2", "quit");
        _bob.Sees("you have left the conversation with bakers");
    }

    private void A_file_goes_to_the_group()
    {
        File.WriteAllText(Path.Combine(_alice.Program.WorkingDirectory, "recipe.txt"), "Flour, butter, eggs.\n");
        _alice.Types("bakers", "/file recipe.txt bakers");
        _alice.Sees("is offered to bob", "is offered to dave", "is offered to carol");
        foreach (var other in (Person[])[_bob, _carol, _dave])
            other.Sees("alice offers a file to bakers: \"recipe.txt\"");

        _bob.Types("", "accept");
        _bob.Sees("\"recipe.txt\" is accepted", "from alice completed");
        _alice.Sees("bob accepts \"recipe.txt\"", "to bob completed");
        Assert.That(File.ReadAllText(Path.Combine(_bob.Program.WorkingDirectory, "downloads", "recipe.txt")), Is.EqualTo("Flour, butter, eggs.\n"));

        _carol.Types("", "decline");
        _carol.Sees("from alice declined");
        _alice.Sees("to carol declined");
        _dave.Sees("from alice expired");
        _alice.Sees("to dave expired");
        _alice.Types("bakers", "/transfers");
        _alice.Sees("to bob  completed", "to dave  expired", "to carol  declined");
    }

    private void One_leaves_the_group()
    {
        _carol.Types("", "leave bakers");
        _carol.Sees("you have left the group bakers");
        foreach (var other in (Person[])[_alice, _bob, _dave])
            other.Sees("carol has left bakers");
    }

    private void A_client_is_killed()
    {
        _carol.Types("", "chat dave");
        _carol.Sees("you are talking to dave");
        _dave.Sees("carol has opened a conversation with you");

        _dave.Program.Kill();

        _carol.Sees("dave has lost the connection for now");
        _carol.Types("dave", "Are you there?");
        _carol.Sees("dave has disconnected (");
        _carol.Sees("-> dave: Are you there? [failed");
        _alice.Sees("dave is no longer in bakers: disconnected (");
        _bob.Sees("dave is no longer in bakers: disconnected (");
        _carol.Types("dave", "Dave?");
        _carol.Sees("! unknown_recipient: no conversation with dave", "-> dave: Dave? [failed", "* 1 of your lines never got to ");
        _alice.Types("bakers", "Two of us, then.");
        _bob.Sees("alice@bakers: Two of us, then.");
        _alice.Sees("-> bakers: Two of us, then. [delivered to 1]");
        _alice.Types("bakers", "quit");
        _alice.Sees("you have left the conversation with bakers");
        _carol.Types("dave", "quit");
        _carol.Types("", "users");
        _carol.Sees("* 3 people on ", "carol  127.0.0.1:");
    }

    private void The_server_is_killed()
    {
        _serverProgram.Kill();

        foreach (var person in (Person[])[_alice, _bob, _carol])
            person.Sees("! server_unreachable: the connection to ", "* reconnecting to ");
        foreach (var person in (Person[])[_alice, _bob, _carol])
        {
            person.Program.EndInput(); // a script, and to the client the test is one, keeps its lines until the connection is there again
            Assert.That(person.Program.WaitForExit(), Is.EqualTo(5));
        }
    }

    private Person Comes(string name, int port, string count)
    {
        var person = Person.Starts(name, $"$ dotnet run --project Fsm.Chat.Client -- --plain --name {name}", ClientProgram.TryingTls(name, _serverProgram.Address), _words);
        person.Sees($"connected to {_serverProgram.Address} as {name}", count);
        // Its own line is marked; others follow it where their names do.
        person.Sees($"*   {name}  127.0.0.1:");
        _words.Add(PortOf(person), port);
        return person;
    }

    private void Joins(Person person, params Person[] members)
    {
        person.Types("", "accept bakers");
        person.Sees("you have accepted the invitation to bakers", "you are in the group bakers");
        foreach (var member in members)
            member.Sees($"{person.Name} has joined bakers");
    }

    private static int PortOf(Person person) =>
        int.Parse(person.Program.Output.Select(line => Own().Match(line)).First(match => match.Success).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@":(\d+)  \(you\)$")]
    private static partial Regex Own();
}
