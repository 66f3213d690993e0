using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Workload;

/// <summary>People who do a bit of everything: talk to one, to several and in groups, come and go, and at times type very fast.</summary>
internal sealed class Chatter(IReadOnlyList<string> people, Texts texts, bool keeps) : IScript
{
    private static readonly string[] GroupNames = ["tea", "cake", "rain"];
    private int _inARow;
    private bool _hasDecided = !keeps;

    public TimeSpan ThinkingTime(Typist typist, Dice dice)
    {
        if (_inARow == 0 && dice.Chance(0.05))
            _inARow = dice.Between(5, 30);
        _inARow = Math.Max(0, _inARow - 1);
        return _inARow > 0 ? dice.Milliseconds(0, 5) : dice.Milliseconds(50, 4000);
    }

    public string? NextLine(Typist typist, Dice dice) => typist.State switch
    {
        "Disconnected" => "/connect",
        "Connected" when !_hasDecided => Decide(dice),
        "Connected" => Command(typist, dice),
        "Chatting" when _inARow > 0 || dice.Chance(0.7) => Text(typist, dice),
        "Chatting" => Command(typist, dice),
        "Reconnecting" or "Resuming" when typist.Target.Length > 0 && dice.Chance(0.3) => Text(typist, dice),
        _ => dice.Chance(0.05) ? "/disconnect" : null,
    };

    // Most people want their name to be theirs.
    private string? Decide(Dice dice)
    {
        _hasDecided = true;
        return dice.Chance(0.8) ? "/register" : null;
    }

    private string Text(Typist typist, Dice dice)
    {
        var text = texts.Next(dice.Chance(0.1) ? dice.Between(1, 1500) : 0);
        return typist.Target != "chat2" ? text : $"{(dice.Chance(0.2) ? Group(typist, dice) : dice.Pick(people))}>{text}";
    }

    private string Command(Typist typist, Dice dice) => keeps && dice.Chance(0.2)
        ? dice.PickWeighted((6, "/register"), (1, $"/history {dice.Pick(people)}"), (1, $"/history {Group(typist, dice)} 5"), (1, "/search xx"))
        : Talk(typist, dice);

    private string Talk(Typist typist, Dice dice) => dice.PickWeighted<Func<string>>(
        (20, () => $"/chat {dice.Pick(people)}"),
        (12, () => $"/chat {Group(typist, dice)}"),
        (12, () => "/chat2"),
        (8, () => "/quit"),
        (6, () => $"/group {dice.Pick(GroupNames)} {dice.Pick(people)} {dice.Pick(people)}"),
        (6, () => $"/invite {Group(typist, dice)} {dice.Pick(people)}"),
        (10, () => "/accept"),
        (2, () => "/decline"),
        (3, () => $"/leave {Group(typist, dice)}"),
        (2, () => $"/groups {Group(typist, dice)}"),
        (3, () => "/users"),
        (3, () => "/resend"),
        (2, () => $"/ignore {dice.Pick(people)}"),
        (1, () => $"/unignore {dice.Pick(people)}"),
        (3, () => "/disconnect"),
        (1, () => "/exit"))();

    private static string Group(Typist typist, Dice dice) =>
        typist.Groups.Count > 0 && dice.Chance(0.8) ? dice.Pick<string>([.. typist.Groups]) : dice.Pick(GroupNames);
}
