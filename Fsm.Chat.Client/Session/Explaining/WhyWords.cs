using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Explaining;

/// <summary>Puts facts into sentences. The names of states and triggers are those of the rules, so that they can be found in the diagrams.</summary>
internal static class WhyWords
{
    private const int MostNamed = 20;
    private const int MostThatStay = 6; // of them there are many in a state that people are in for long, and they change little

    /// <summary>Everything that is to be said of a machine's subject.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="facts">Where it is.</param>
    /// <param name="now">The present, in local time.</param>
    public static IEnumerable<string> Of(string title, MachineFacts facts, DateTimeOffset now)
    {
        yield return ClientTexts.WhyState.With(title, facts.Machine, facts.State, Age.Clock(facts.Since, now), Age.Words(facts.For))
            + (facts.Trigger is null ? ClientTexts.WhyBegan : ClientTexts.WhyBy.With(facts.Trigger, facts.From));
        yield return "  " + Lasts(facts);
        if (Names(facts.Next.Where(next => next.To != facts.State).Select(next => $"{next.Trigger} → {next.To}")) is { Length: > 0 } moves)
            yield return "  " + ClientTexts.WhyNext.With(moves);
        if (Names(facts.Next.Where(next => next.To == facts.State).Select(next => next.Trigger), MostThatStay) is { Length: > 0 } stays)
            yield return "  " + ClientTexts.WhyStays.With(stays);
    }

    /// <summary>What a state waits for, and for how long yet.</summary>
    public static string Lasts(MachineFacts facts)
    {
        var text = facts.Kind switch
        {
            StateKind.Waits => ClientTexts.WhyWaits,
            StateKind.Ends => ClientTexts.WhyEnds,
            _ => ClientTexts.WhyRests,
        };
        return text.With(StateWords.Lasts(facts.Machine, facts.State)) + (facts.Timer is { } timer ? ClientTexts.WhyTimer.With(timer.Trigger, Age.Words(timer.Left)) : "");
    }

    /// <summary>Names one behind the other, and how many more there are.</summary>
    public static string Names(IEnumerable<string> names, int most = MostNamed)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(most)) + (all.Count > most ? $" {ClientTexts.WhyMore.With(all.Count - most)}" : "");
    }
}
