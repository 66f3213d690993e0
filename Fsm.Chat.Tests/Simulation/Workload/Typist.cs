using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Workload;

/// <summary>Sits at a keyboard: sees the screen, and types a line when one is wanted and it has thought about it.</summary>
internal sealed class Typist(SimulatedClient client, IScript script, Dice dice, Action<string> typing, Action taken)
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private int _wanted;
    private bool _isThinking;

    public IScript Script { get; set; } = script;

    /// <summary>Where the client's user machine is, as the screen says.</summary>
    public string State { get; private set; } = "Disconnected";

    /// <summary>Where a plain line would go, as the prompt says: a name, "chat2", or empty for nowhere.</summary>
    public string Target { get; private set; } = "";

    /// <summary>Groups it is invited into, as the screen says.</summary>
    public HashSet<string> Groups { get; } = [];

    public void NoteWanted()
    {
        _wanted++;
        Think(Script.ThinkingTime(this, dice));
    }

    public void NotePrinted(ClientEvent printed)
    {
        switch (printed)
        {
            case StateEvent { Machine: "User" } entered:
                State = entered.State;
                break;
            case PromptEvent { Target: { } target }:
                Target = target;
                break;
            case GroupEvent { Status: "created" or "joined" } joined:
                Groups.Add(joined.Name);
                break;
            case GroupEvent { Status: "left" } left:
                Groups.Remove(left.Name);
                break;
        }
    }

    private void Think(TimeSpan time)
    {
        if (_isThinking)
            return;
        _isThinking = true;
        client.Process.In(time, Type);
    }

    private void Type()
    {
        _isThinking = false;
        if (Script.NextLine(this, dice) is not { } line)
        {
            Think(Idle);
            return;
        }

        _wanted--;
        typing(line);
        client.Core.LineRead(line);
        taken();
        if (_wanted > 0)
            Think(Script.ThinkingTime(this, dice));
    }
}

internal interface IScript
{
    TimeSpan ThinkingTime(Typist typist, Dice dice);

    /// <summary>The next line; null to wait a little.</summary>
    string? NextLine(Typist typist, Dice dice);
}
