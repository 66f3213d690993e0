using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Client;

/// <summary>Words that are looked for, at the client: what is asked for and what is shown.</summary>
internal sealed class SearchTests : ReconnectingFixture
{
    private const Wishes Searches = Wishes.RosterNews | Wishes.Accounts | Wishes.Keeping | Wishes.Searching;
    private const ulong AtNoon = 1_764_590_400_000;

    [TestCase("search lunch", "lunch", "")]
    [TestCase("search no lunch", "no|lunch", "")]
    [TestCase("search \"no lunch\" in team", "no lunch", "team")]
    [TestCase("search in team", "", "team")]
    [TestCase("search in or out", "in|or|out", "")]
    public void Words_and_where_they_are_looked_for_are_told_apart(string line, string words, string with)
    {
        var world = Able();
        world.Line(line);
        if (words.Length == 0)
            Assert.That(world.All<ErrorEvent>().Single().Code, Is.EqualTo("words_invalid"));
        else
            Assert.That(Asked(world, out _), Is.EqualTo($"{words} in {with} before 0"));
    }

    [Test]
    public void What_was_found_is_shown_with_where_and_when()
    {
        var world = Able();
        world.Line("search hi");
        Asked(world, out var request);
        world.Server.Say(new SearchConfirmation
        {
            Request = request, Messages = [new(0, "team", new(5, AtNoon, false, "hi all") { From = "carol" }), new(0, "Bob", new(4, AtNoon, true, "hi")), new(0, "Bob", new(3, AtNoon, false, "hi?"))],
        });

        var shown = world.All<SearchEvent>().Single();
        Assert.That((shown.Text, shown.HasMore), Is.EqualTo(("found with \"hi\", the newest first:", false)));
        Assert.That(shown.Found.Select(found => (found.With, found.Said.From, found.Said.Kept.Place)), Is.EqualTo([("team", "carol", 5UL), ("Bob", "alice", 4UL), ("Bob", "Bob", 3UL)]));
        Assert.That(PlainWriter.Lines(shown).ElementAt(1), Does.StartWith("*   [team] ").And.EndWith(" carol: hi all"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void Search_goes_on_where_it_has_stopped_until_all_is_looked_through()
    {
        var world = Able();
        world.Line("search hi in bob");
        Asked(world, out var request);
        world.Server.Say(new SearchConfirmation { Request = request, Before = 7, Messages = [new(0, "bob", new(4, AtNoon, true, "hi"))] });
        world.Line("search");
        Assert.That(Asked(world, out request), Is.EqualTo("hi in bob before 7"));
        world.Server.Say(new SearchConfirmation { Request = request, Before = 5, Messages = [] });
        world.Line("search");
        Assert.That(Asked(world, out request), Is.EqualTo("hi in bob before 5"));
        world.Server.Say(new SearchConfirmation { Request = request, Messages = [] });
        world.Line("search");

        Assert.That(world.All<SearchEvent>().Select(shown => (shown.HasMore, shown.Text)), Is.EqualTo([
            (true, "found with \"hi\", the newest first; type search for older ones:"),
            (true, "nothing was found with \"hi\" in what was looked through; type search to go on"), (false, "nothing was found with \"hi\"")]));
        Assert.That(world.All<ErrorEvent>().Single().Text, Is.EqualTo("there is no search to go on with"));
    }

    [TestCase("search x", "words_invalid")]
    [TestCase("search a1 b2 c3 d4 e5 f6 g7 h8 i9", "words_invalid")]
    [TestCase("search", "usage")]
    public void What_cannot_be_looked_for_is_said_without_asking(string line, string code)
    {
        var world = Able();
        world.Line(line);
        Assert.That(world.All<ErrorEvent>().Single().Code, Is.EqualTo(code));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void Refusal_is_told_with_what_to_do_next()
    {
        var world = Able();
        world.Line("search lunch in nobody");
        Asked(world, out var request);
        world.Server.Say(new Confirmation(request, StatusCode.NothingKept));
        Assert.That(world.All<ErrorEvent>().Single().Code, Is.EqualTo("nothing_kept"));
        Assert.That(world.LinesWanted, Is.EqualTo(1));
    }

    [Test]
    public void Server_that_cannot_search_is_not_asked()
    {
        var world = Able(Wishes.RosterNews | Wishes.Keeping);
        world.Line("search lunch");
        Assert.That(world.All<ErrorEvent>().Single().Code, Is.EqualTo("server_cannot"));
    }

    [Test]
    public void Nobody_searches_where_there_is_no_server()
    {
        var world = NewWorld(settle: Steady);
        world.Start();
        world.Client.DialFailed(world.Server.Link, "nobody listens there");
        world.Line("search");
        Assert.That(world.All<ErrorEvent>().Last().Code, Is.EqualTo("not_connected"));
    }

    private ClientWorld Able(Wishes granted = Searches)
    {
        var world = NewWorld(settle: Steady);
        world.Start();
        world.Server.Granted = granted;
        world.Server.Grant();
        return world;
    }

    private static string Asked(ClientWorld world, out ulong number)
    {
        var frame = world.Server.Expect(FrameAction.Search);
        number = frame.Header.Sequence;
        Assert.That(SearchRequest.TryRead(frame.Body, out var request, out var isText) && isText, Is.True);
        return $"{string.Join('|', request.Words)} in {request.In} before {request.Before}";
    }
}
