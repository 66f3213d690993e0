using Fsm.Chat.Client.Commands;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Tests.Client.OneShot;

/// <summary>A list of people that has several pages.</summary>
public sealed class UsersErrandTests
{
    [Test]
    public void Pages_are_asked_for_until_all_are_there()
    {
        var errand = new UsersErrand("here", "b");
        Assert.That(errand.NextCommand(), Is.EqualTo(new ParsedLine.UserPage("b", 0)));
        Assert.That(errand.Note(Page("b", skipped: 0, total: 3, "ben", "bert")), Is.Null);
        Assert.That(errand.NextCommand(), Is.EqualTo(new ParsedLine.UserPage("b", 2)));
        Assert.That(errand.Note(Page("b", skipped: 2, total: 3, "bob")), Is.EqualTo(ErrandTrigger.Fulfilled));
        errand.Leave(ErrandTrigger.Fulfilled);

        Assert.That(errand.Conclude().Lines, Is.EqualTo(new[] { "ben hidden:1", "bert hidden:1", "bob hidden:1" }));
    }

    [Test]
    public void List_that_comes_with_the_connection_is_not_taken_for_the_one_that_was_asked_for()
    {
        var errand = new UsersErrand("here", "b");

        Assert.That(errand.Note(Page("", skipped: 0, total: 1, "carol")), Is.Null);
        Assert.That(errand.NextCommand(), Is.EqualTo(new ParsedLine.UserPage("b", 0)));
    }

    [Test]
    public void Page_that_comes_twice_counts_once()
    {
        var errand = new UsersErrand("here", "");
        errand.Note(Page("", skipped: 0, total: 3, "ann", "ben"));

        Assert.That(errand.Note(Page("", skipped: 0, total: 3, "ann", "ben")), Is.Null);
        Assert.That(errand.NextCommand(), Is.EqualTo(new ParsedLine.UserPage("", 2)));
    }

    [Test]
    public void Empty_page_is_the_end_for_people_may_have_left_meanwhile()
    {
        var errand = new UsersErrand("here", "");
        errand.Note(Page("", skipped: 0, total: 3, "ann", "ben"));

        Assert.That(errand.Note(Page("", skipped: 2, total: 2)), Is.EqualTo(ErrandTrigger.Fulfilled));
    }

    [Test]
    public void Oneself_is_not_listed()
    {
        var errand = new UsersErrand("here", "");
        errand.Note(Page("", skipped: 0, total: 2, "ann", "Me"));
        errand.Leave(ErrandTrigger.Fulfilled);

        Assert.That(errand.Conclude().Lines, Is.EqualTo(new[] { "ann hidden:1" }));
    }

    [Test]
    public void List_that_does_not_come_in_time_is_no_list()
    {
        var errand = new UsersErrand("here", "");
        errand.Note(Page("", skipped: 0, total: 3, "ann", "ben"));
        errand.Leave(ErrandTrigger.TimeElapsed);

        Assert.That((errand.Conclude().ExitCode, errand.Conclude().Lines, errand.Conclude().Results), Is.EqualTo((3, Array.Empty<string>(), Array.Empty<ErrandResult>())));
    }

    private static UsersEvent Page(string prefix, uint skipped, uint total, params string[] names) =>
        new("here", [.. names.Select(name => new UserEntry(name, default(HostAddress), 1))], total, "me", prefix) { Skipped = skipped };
}
