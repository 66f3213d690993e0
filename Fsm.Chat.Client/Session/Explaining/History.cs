using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Client.Session.Explaining;

/// <summary>What one subject has gone through.</summary>
/// <param name="machine">Its machine.</param>
internal sealed class History(string machine)
{
    private const int StepsKept = 32;

    private readonly List<PastStep> _steps = [];
    private (uint Generation, TimeSpan Due)? _timer;

    /// <summary>Its machine.</summary>
    public string Machine => machine;

    /// <summary>What brought it into its present state; null when it has never left its first.</summary>
    public PastStep? Entered { get; private set; }

    /// <summary>The latest steps, oldest first. Many that stay do not push out what brought it where it is: see <see cref="Entered"/>.</summary>
    public IReadOnlyList<PastStep> Steps => _steps;

    /// <summary>Whom a message was for: it is remembered longer than its text.</summary>
    public ClientConversation? Conversation { get; init; }

    /// <summary>Takes one step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="isMove">Whether it led to another state.</param>
    public void Add(in PastStep step, bool isMove)
    {
        if (_steps.Count == StepsKept)
            _steps.RemoveAt(0);
        _steps.Add(step);
        if (isMove)
            Entered = step;
    }

    /// <summary>The timer of a state was armed.</summary>
    /// <param name="generation">The subject's generation in that state.</param>
    /// <param name="due">When it elapses.</param>
    public void NoteArmed(uint generation, TimeSpan due) => _timer = (generation, due);

    /// <summary>When the timer of the state of that generation elapses; null when it has none.</summary>
    public TimeSpan? DueIn(uint generation) => _timer is { } timer && timer.Generation == generation ? timer.Due : null;
}
