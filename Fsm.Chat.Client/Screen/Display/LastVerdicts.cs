using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Display;

/// <summary>
/// Which of one's messages were not delivered since the person last did something. The screen goes with the program and takes that along, so it is said once more below.
/// </summary>
internal sealed class LastVerdicts
{
    private readonly List<VerdictEvent> _verdicts = [];

    /// <summary>What is said at the end, a line each.</summary>
    public string Words => string.Concat(_verdicts.SelectMany(PlainWriter.Lines).Select(line => $"{line}\n"));

    /// <summary>Takes note of what happened.</summary>
    public void Note(ClientEvent shown)
    {
        if (shown is VerdictEvent { Status: not ("delivered" or "kept") } verdict)
            _verdicts.Add(verdict);
    }

    /// <summary>The person goes on: what was on the screen until now was seen.</summary>
    public void Forget() => _verdicts.Clear();
}
