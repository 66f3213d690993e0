using Fsm.Chat.Tests.Simulation.Oracle;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Workload;

/// <summary>Nothing goes wrong any more: somebody who connects, ignores nobody any more, and tells everybody else something until each has got something.</summary>
internal sealed class Reunion(string name, IReadOnlyList<string> people, Texts texts, MessageBook messages) : IScript
{
    private readonly Dictionary<string, string> _told = [];
    private readonly Queue<string> _perhapsIgnored = new(people.Where(person => person != name));

    public string Name => name;

    /// <summary>Everybody else has got something of what was said since.</summary>
    public bool IsDone => people.All(person => person == name || HasGotSomething(person));

    public TimeSpan ThinkingTime(Typist typist, Dice dice) => typist.State == "Disconnected" ? dice.Milliseconds(500, 3000) : dice.Milliseconds(20, 200);

    public string? NextLine(Typist typist, Dice dice) => typist.State switch
    {
        "Disconnected" => "/connect",
        "Connected" or "Chatting" when _perhapsIgnored.TryDequeue(out var person) => Unignore(person, dice),
        "Connected" => "/chat2",
        "Chatting" when typist.Target != "chat2" => "/chat2",
        "Chatting" => Tell(),
        _ => null,
    };

    // Whether a client knows whom its session ignores depends on whether it was there. That it is taken back can be lost, with the session, and then it is tried again.
    private string Unignore(string person, Dice dice)
    {
        if (dice.Chance(0.2))
            _perhapsIgnored.Enqueue(person);
        return $"/unignore {person}";
    }

    private string? Tell()
    {
        var next = people.FirstOrDefault(person => person != name && !(_told.TryGetValue(person, out var told) && messages.IsUndecided(told)) && !HasGotSomething(person));
        return next is null ? null : $"{next}>{_told[next] = texts.Next()}";
    }

    private bool HasGotSomething(string person) => _told.TryGetValue(person, out var told) && messages.IsDelivered(told);
}

internal sealed class Farewell : IScript
{
    public TimeSpan ThinkingTime(Typist typist, Dice dice) => dice.Milliseconds(0, 500);

    public string? NextLine(Typist typist, Dice dice) => "/exit";
}
