using Fsm.Chat.Tests.Simulation.Oracle;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Workload;

/// <summary>Nothing goes wrong any more: somebody who connects, and tells everybody else something until each has got something.</summary>
internal sealed class Reunion(string name, IReadOnlyList<string> people, Texts texts, MessageBook messages) : IScript
{
    private readonly Dictionary<string, string> _told = [];

    public string Name => name;

    /// <summary>Everybody else has got something of what was said since.</summary>
    public bool IsDone => people.All(person => person == name || HasGotSomething(person));

    public TimeSpan ThinkingTime(Typist typist, Dice dice) => typist.State == "Disconnected" ? dice.Milliseconds(500, 3000) : dice.Milliseconds(20, 200);

    public string? NextLine(Typist typist, Dice dice) => typist.State switch
    {
        "Disconnected" => "/connect",
        "Connected" => "/chat2",
        "Chatting" when typist.Target != "chat2" => "/chat2",
        "Chatting" => Tell(),
        _ => null,
    };

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
