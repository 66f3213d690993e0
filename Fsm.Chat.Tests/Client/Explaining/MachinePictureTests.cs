using Fsm.Chat.Client.Session.Explaining;
using Fsm.Chat.Protocol.Diagrams;
using Fsm.Chat.Tests.Machines;

namespace Fsm.Chat.Tests.Client.Explaining;

/// <summary>A machine's picture in text is drawn from its rules, fits a small terminal, and says where one is.</summary>
internal sealed class MachinePictureTests
{
    private static readonly Chart Lamp = Chart.Of(
        new RulesBuilder<LampState, LampTrigger, LampEffect>("Lamp", LampState.Off).Tap(rules =>
        {
            rules.In(LampState.Off).IsHome("until somebody wants light").Go(LampTrigger.Switched, LampState.On).Go(LampTrigger.Broken, LampState.Gone);
            rules.In(LampState.On).Waits("for the end of the evening", TimeSpan.FromSeconds(9), LampTrigger.TimerElapsed)
                .Go(LampTrigger.Switched, LampState.Off).Go(LampTrigger.TimerElapsed, LampState.Off).Go(LampTrigger.Broken, LampState.Gone);
            rules.In(LampState.Gone).Ends("no light any more");
        }).Build(), "");

    [Test]
    public void Each_state_shows_where_it_leads_and_by_what() => Assert.That(MachinePicture.Draw(Lamp, new HashSet<string> { "On" }), Is.EqualTo((string[])
    [
        "   [ Off ]  home",
        "      |--> On    Switched",
        "      `--> Gone  Broken",
        "=> [[ On ]]  at most 9 s",
        "      |--> Off   Switched, TimerElapsed",
        "      `--> Gone  Broken",
        "   [ Gone ]  end",
    ]));

    [Test]
    public void The_picture_of_every_machine_fits_and_has_every_state_and_every_way()
    {
        foreach (var chart in DiagramBook.Charts(AllMachines.Rules))
        {
            var lines = MachinePicture.Draw(chart, new HashSet<string> { chart.States[0].Name }).ToList();
            Assert.That(lines, Has.All.Length.LessThanOrEqualTo(MachinePicture.Width).And.All.Not.EndsWith(" "));
            Assert.That(lines.Where(line => line[3] == '[').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => !char.IsLetter(word[0])).First()),
                Is.EqualTo(chart.States.Select(state => state.Name)));
            Assert.That(lines.Count(line => line.StartsWith("=> [[", StringComparison.Ordinal)), Is.EqualTo(1));
            var words = lines.SelectMany(line => line.Split([' ', ','])).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
            foreach (var move in chart.States.SelectMany(state => state.With(StepOutcome.Moved)).GroupBy(cell => cell.Trigger))
                Assert.That(words[move.Key], Is.EqualTo(move.Count()), $"{chart.Name} {move.Key}");
        }
    }

    private enum LampState : byte
    {
        Off,
        On,
        Gone,
    }

    private enum LampTrigger : byte
    {
        [From(TriggerOrigin.Own)] Switched,
        [From(TriggerOrigin.Own)] Broken,
        [From(TriggerOrigin.Timer)] TimerElapsed,
    }

    private enum LampEffect : byte
    {
        None,
    }
}

internal static class Tapping
{
    public static T Tap<T>(this T tapped, Action<T> with)
    {
        with(tapped);
        return tapped;
    }
}
