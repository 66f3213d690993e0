using Fsm.Chat.Client.Session.Explaining;

namespace Fsm.Chat.Tests.Client.Explaining;

/// <summary>The book of steps never grows beyond its bound, and forgets first what is over.</summary>
internal sealed class StepBookTests
{
    [Test]
    public void What_is_over_is_forgotten_before_what_moves()
    {
        var book = new StepBook(most: 2);
        book.Of("first", "User");
        book.Of("second", "User");
        book.End("second");
        book.End("second");
        book.Of("third", "User");
        Assert.That((book.Find("first"), book.Find("second"), book.Count), Is.EqualTo((book.Of("first", "User"), (History?)null, 2)));
    }

    [Test]
    public void When_nothing_is_over_the_oldest_is_forgotten()
    {
        var book = new StepBook(most: 2);
        foreach (var subject in new[] { "first", "second", "third" })
            book.Of(subject, "User");
        Assert.That((book.Find("first"), book.Count), Is.EqualTo(((History?)null, 2)));
        book.End("first");
        Assert.That(book.Count, Is.EqualTo(2));
    }

    [Test]
    public void Many_steps_that_stay_push_out_neither_the_move_nor_the_newest()
    {
        var history = new History("User");
        history.NoteArmed(generation: 1, TimeSpan.FromSeconds(5));
        history.Add(new(TimeSpan.Zero, "Connecting", "ConnectConfirmed", "Connected"), isMove: true);
        Assert.That((history.DueIn(generation: 1), history.DueIn(generation: 2)), Is.EqualTo(((TimeSpan?)TimeSpan.FromSeconds(5), (TimeSpan?)null)));
        for (var i = 0; i < 100; i++)
            history.Add(new(TimeSpan.FromSeconds(i), "Connected", "MessageReceived", "Connected"), isMove: false);
        Assert.That((history.Entered?.Trigger, history.Steps.Count, history.Steps[^1].At), Is.EqualTo(("ConnectConfirmed", 32, TimeSpan.FromSeconds(99))));
    }

    [TestCase(0, "0 s")]
    [TestCase(59.9, "59 s")]
    [TestCase(60, "1 min 0 s")]
    [TestCase(3725, "1 h 2 min")]
    [TestCase(90_000, "25 h 0 min")]
    public void A_span_is_said_in_two_units_at_most(double seconds, string words) => Assert.That(Age.Words(TimeSpan.FromSeconds(seconds)), Is.EqualTo(words));

    [Test]
    public void A_time_of_another_day_names_the_day()
    {
        var at = new DateTimeOffset(2026, 3, 1, 23, 59, 58, TimeSpan.Zero);
        Assert.That((Age.Clock(at, at), Age.Clock(at, at.AddSeconds(2))), Is.EqualTo(("23:59:58", "2026-03-01 23:59:58")));
    }
}
