using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Tests.Client.OneShot;

/// <summary>What a script that listens prints, acknowledges and ends with.</summary>
public sealed class ListenErrandTests
{
    private static readonly ShownMark[] Marks = [.. Enumerable.Range(1, 4).Select(i => new ShownMark("here", 1, (ulong)i))];

    [Test]
    public void It_ends_when_the_last_message_it_wants_is_written_and_not_before()
    {
        var errand = new ListenErrand(from: null, count: 2);
        Assert.That((Print(errand, "bob"), errand.PlaceOf(Marks[0]), Print(errand, "carol"), errand.PlaceOf(Marks[1])), Is.EqualTo((Outlet.Output, Outlet.Output, Outlet.Output, Outlet.Output)));

        Assert.That(errand.Note(Marks[0]), Is.Null);
        Assert.That(errand.Note(Marks[1]), Is.EqualTo(ErrandTrigger.Fulfilled));
    }

    [Test]
    public void What_is_not_printed_is_not_acknowledged()
    {
        var errand = new ListenErrand(from: null, count: 1);
        Assert.That((Print(errand, "bob"), errand.PlaceOf(Marks[0])), Is.EqualTo((Outlet.Output, Outlet.Output)));

        Assert.That((Print(errand, "bob"), errand.PlaceOf(Marks[1])), Is.EqualTo((Outlet.Nowhere, Outlet.Nowhere)));
        Assert.That(errand.PlaceOf(Marks[2]), Is.EqualTo(Outlet.Nowhere), "nor what comes later");
    }

    [Test]
    public void Messages_of_others_are_shown_to_people_and_not_counted()
    {
        var errand = new ListenErrand(from: "Bob", count: 1);

        Assert.That((Print(errand, "carol"), errand.PlaceOf(Marks[0])), Is.EqualTo((Outlet.Errors, Outlet.Output)));
        Assert.That((Print(errand, "bob"), errand.PlaceOf(Marks[1])), Is.EqualTo((Outlet.Output, Outlet.Output)));
        Assert.That((errand.Note(Marks[0]), errand.Note(Marks[1])), Is.EqualTo(((ErrandTrigger?)null, (ErrandTrigger?)ErrandTrigger.Fulfilled)));
    }

    [TestCase(null, ErrandTrigger.Interrupted, 0)]
    [TestCase(null, ErrandTrigger.OutputLost, 0)]
    [TestCase(null, ErrandTrigger.TimeElapsed, 0)]
    [TestCase(3, ErrandTrigger.Interrupted, 0)]
    [TestCase(3, ErrandTrigger.TimeElapsed, 3)]
    [TestCase(3, ErrandTrigger.Failed, 5)]
    [TestCase(1, ErrandTrigger.Fulfilled, 0)]
    public void Exit_code_says_whether_all_came_that_was_wanted(int? count, ErrandTrigger cause, int exit)
    {
        var errand = new ListenErrand(from: null, count);
        Print(errand, "bob");
        errand.Leave(cause);

        Assert.That(errand.Conclude().ExitCode, Is.EqualTo(exit));
    }

    [Test]
    public void Message_that_comes_while_it_leaves_is_neither_printed_nor_acknowledged()
    {
        var errand = new ListenErrand(from: null, count: null);
        errand.Leave(ErrandTrigger.Interrupted);

        Assert.That((Print(errand, "bob"), errand.PlaceOf(Marks[0])), Is.EqualTo((Outlet.Nowhere, Outlet.Nowhere)));
    }

    private static Outlet Print(ListenErrand errand, string from)
    {
        var message = new MessageEvent("here", "1", from, "me", "text");
        errand.Note(message);
        return errand.PlaceOf(message);
    }
}
