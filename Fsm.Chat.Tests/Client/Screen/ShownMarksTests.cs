using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Screen.Display;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>What is on the screen is acknowledged, once, and nothing else is.</summary>
public sealed class ShownMarksTests
{
    [Test]
    public void Marks_that_come_while_others_are_acknowledged_wait_until_they_are_on_the_screen()
    {
        var (marks, told) = (new ShownMarks(), new List<ulong>());
        marks.Add(Mark(1));
        marks.Add(Mark(2));
        marks.Acknowledge(mark =>
        {
            told.Add(mark.Sequence);
            marks.Add(Mark(mark.Sequence + 10)); // what it was acknowledged to has more to say at once
        });
        Assert.That(told, Is.EqualTo([1, 2]));
        marks.Acknowledge(mark => told.Add(mark.Sequence));
        Assert.That(told, Is.EqualTo([1, 2, 11, 12]));
        marks.Acknowledge(mark => told.Add(mark.Sequence));
        Assert.That(told, Has.Count.EqualTo(4));
    }

    private static ShownMark Mark(ulong sequence) => new("127.0.0.1:7400", 1, sequence);
}
