using Fsm.Chat.Client.Facts;

namespace Fsm.Chat.Client.Crash;

/// <summary>A text that has no verdict.</summary>
/// <param name="Number">Its number in the client that it was typed into.</param>
/// <param name="To">The recipient.</param>
/// <param name="Port">The recipient's port, 0 while unknown.</param>
/// <param name="Text">The text.</param>
/// <param name="Sequence">The number of its frame; 0 when it was never sent.</param>
public sealed record SavedLine(long Number, string To, ushort Port, string Text, ulong Sequence)
{
    /// <summary>Whether the server keeps it, so that nobody waits for its verdict.</summary>
    public bool IsKept { get; init; }
}

/// <summary>What a client has left behind on one server under one name: all that was noted, taken together.</summary>
public sealed class SavedSession
{
    private static readonly PlaceTaken Nowhere = new(new Dictionary<string, ushort>(), [], TypingMode.Commands, null);
    private readonly SortedDictionary<long, SavedLine> _lines = [];

    /// <summary>What stands for the session; empty when there is none to go on with.</summary>
    public byte[] Token { get; private set; } = [];

    /// <summary>The highest number that was shown.</summary>
    public ulong Handled { get; private set; }

    /// <summary>Whom one talked to.</summary>
    public PlaceTaken Place { get; private set; } = Nowhere;

    /// <summary>The texts without a verdict, in the order of typing.</summary>
    public IReadOnlyCollection<SavedLine> Lines => _lines.Values;

    /// <summary>Whether there is nothing to come back to.</summary>
    public bool IsEmpty => Token.Length == 0 && _lines.Count == 0;

    /// <summary>The notes that say all this again, and nothing else.</summary>
    public IEnumerable<CrashNote> Shortened()
    {
        if (Token.Length > 0)
        {
            yield return new SessionBegan(Token);
            yield return new FramesHandled(Handled);
            yield return Place;
        }

        foreach (var line in Lines)
        {
            yield return new LineQueued(line.Number, line.To, line.Port, line.Text);
            if (line.Sequence > 0)
                yield return new LineSent(line.Number, line.Sequence);
            if (line.IsKept)
                yield return new LineKept(line.Number);
        }
    }

    /// <summary>Takes one more note into account.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such note.</exception>
    public void Take(CrashNote note)
    {
        switch (note)
        {
            case SessionBegan began:
                Token = began.Token;
                break;
            case SessionEnded:
                (Token, Handled, Place) = ([], 0, Nowhere);
                break;
            case FramesHandled handled:
                Handled = Math.Max(Handled, handled.Sequence);
                break;
            case LineQueued queued:
                _lines[queued.Number] = new(queued.Number, queued.To, queued.Port, queued.Text, 0);
                break;
            case LineSent sent when _lines.TryGetValue(sent.Number, out var line):
                _lines[sent.Number] = line with { Sequence = sent.Sequence };
                break;
            case LineUnsent unsent when _lines.TryGetValue(unsent.Number, out var line):
                _lines[unsent.Number] = line with { Sequence = 0 };
                break;
            case LineKept kept when _lines.TryGetValue(kept.Number, out var line):
                _lines[kept.Number] = line with { IsKept = true };
                break;
            case LineSettled settled:
                _lines.Remove(settled.Number);
                break;
            case LineSent or LineUnsent or LineKept:
                break; // of a line that is settled
            case PlaceTaken place:
                Place = place;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(note), note, null);
        }
    }
}
