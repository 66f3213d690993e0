using Fsm.Chat.Client.Crash;

namespace Fsm.Chat.Tests.Client.State;

/// <summary>What notes amount to.</summary>
public sealed class SavedSessionTests
{
    private static readonly PlaceTaken Place = new(new Dictionary<string, ushort> { ["bob"] = 4711 }, ["team"], TypingMode.Conversation, "bob");

    [Test]
    public void Notes_are_taken_together()
    {
        var saved = Of(new SessionBegan([1]), new FramesHandled(7), Place, new LineQueued(1, "bob", 4711, "one"), new LineQueued(2, "bob", 4711, "two"), new LineSent(1, 5), new FramesHandled(6));

        Assert.That((saved.Token, saved.Handled, saved.Place), Is.EqualTo((new byte[] { 1 }, 7ul, Place)));
        Assert.That(saved.Lines, Is.EqualTo(new SavedLine[] { new(1, "bob", 4711, "one", 5), new(2, "bob", 4711, "two", 0) }));
    }

    [Test]
    public void A_text_with_its_verdict_is_forgotten_and_one_that_never_got_there_is_kept()
    {
        var saved = Of(new LineQueued(1, "bob", 0, "one"), new LineSent(1, 2), new LineQueued(2, "bob", 0, "two"), new LineSent(2, 3), new LineSettled(1), new LineUnsent(2), new LineSent(1, 9));
        Assert.That(saved.Lines, Is.EqualTo(new SavedLine[] { new(2, "bob", 0, "two", 0) }));
    }

    [Test]
    public void The_end_of_a_session_leaves_its_texts()
    {
        var saved = Of(new SessionBegan([1]), new FramesHandled(7), Place, new LineQueued(1, "bob", 0, "one"), new SessionEnded());
        Assert.That((saved.Token, saved.Handled, saved.Place.Groups, saved.IsEmpty), Is.EqualTo((Array.Empty<byte>(), 0ul, Array.Empty<string>(), false)));
        saved.Take(new LineSettled(1));
        Assert.That(saved.IsEmpty);
    }

    [Test]
    public void Shortened_says_the_same()
    {
        var saved = Of(new SessionBegan([1]), new FramesHandled(7), Place, new LineQueued(1, "bob", 4711, "one"), new LineSent(1, 5), new LineQueued(3, "bob", 0, "three"), new LineKept(1), new LineKept(9));
        var again = Of([.. saved.Shortened()]);

        Assert.That((again.Token, again.Handled, again.Place), Is.EqualTo((saved.Token, saved.Handled, saved.Place)));
        Assert.That(again.Lines, Is.EqualTo(saved.Lines));
        Assert.That(again.Lines.Select(line => line.IsKept), Is.EqualTo([true, false]));
    }

    private static SavedSession Of(params CrashNote[] notes)
    {
        var saved = new SavedSession();
        foreach (var note in notes)
            saved.Take(note);
        return saved;
    }
}
