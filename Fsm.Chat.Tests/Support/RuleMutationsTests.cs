using Fsm.Chat.Tests.Machines;
using Fsm.Chat.Tests.Machines.Engine;
using Fsm.Chat.Tests.Mutation;
using Fsm.Chat.Tests.Simulation.Planted;

namespace Fsm.Chat.Tests.Support;

[Parallelizable(ParallelScope.All)]
public sealed class RuleMutationsTests
{
    [Test]
    public void Small_machine_has_exactly_these_mutants()
    {
        var mutants = RuleMutations.Of(LampRules.Create());

        Assert.That(mutants.Select(mutant => mutant.Description), Is.EqualTo(
        [
            "Dark × Pressed: the cell is deleted",
            "Dark × Pressed: goes to Broken instead of Lit",
            "Dark × Pressed: CloseSwitch is dropped",
            "Dark × Dimmed: the cell is deleted",
            "Lit × Pressed: the cell is deleted",
            "Lit × Pressed: goes to Broken instead of Dark",
            "Lit × Burnt: the cell is deleted",
            "Lit × Burnt: goes to Dark instead of Broken",
            "Lit × Dimmed: the cell is deleted",
            "Lit × Dimmed: LowerCurrent is dropped",
            "Lit × Dimmed: Hum is dropped",
            "Lit × TimerElapsed: the cell is deleted",
            "Lit × TimerElapsed: goes to Broken instead of Dark",
            "Lit × TimerElapsed: OpenSwitch is dropped",
            "Broken × Pressed: the cell is deleted",
            "Broken × Dimmed: the cell is deleted",
            "Broken × Burnt: the cell is deleted",
            "Broken × TimerElapsed: the cell is deleted",
            "entering Lit: Hum is dropped",
            "Lit: its timer is dropped",
        ]));
    }

    [Test]
    public void Mutant_runs_with_its_mistake()
    {
        var redirected = RuleMutations.Of(LampRules.Create()).Single(mutant => mutant.Description == "Lit × TimerElapsed: goes to Broken instead of Dark");
        var subject = new Bystander<LampState>(LampState.Lit);

        var step = new Machine<LampState, LampTrigger, LampEffect>(redirected.Rules).Step(subject, LampTrigger.TimerElapsed);

        Assert.That((subject.State, step.Effects[0]), Is.EqualTo((LampState.Broken, LampEffect.OpenSwitch)));
    }

    [Test]
    public void Deleted_ignore_of_a_timer_is_known_to_be_equivalent()
    {
        var equivalent = RuleMutations.Of(LampRules.Create()).Where(mutant => mutant.Equivalence is not null);

        Assert.That(equivalent.Select(mutant => mutant.Description), Is.EqualTo(["Broken × TimerElapsed: the cell is deleted"]));
    }

    [Test]
    public void Set_mutant_changes_one_machine_and_no_other()
    {
        var original = AllMachines.Rules;

        foreach (var mutant in RuleMutations.OfSet(original))
        {
            var rules = mutant.Rules;
            var changed = new (string Name, bool Differs)[]
            {
                ("Server", rules.Server != original.Server), ("Link", rules.Link != original.Link), ("Session", rules.Session != original.Session),
                ("User", rules.User != original.User), ("Conversation", rules.Conversation != original.Conversation),
                ("Delivery", rules.Delivery != original.Delivery), ("Input", rules.Input != original.Input),
                ("Group", rules.Group != original.Group), ("Invitation", rules.Invitation != original.Invitation), ("Relay", rules.Relay != original.Relay),
                ("Account", rules.Account != original.Account), ("Inbox", rules.Inbox != original.Inbox), ("Store", rules.Store != original.Store),
                ("Prompt", rules.Prompt != original.Prompt), ("Leave", rules.Leave != original.Leave), ("Keyboard", rules.Keyboard != original.Keyboard), ("Typing", rules.Typing != original.Typing), ("Upload", rules.Upload != original.Upload), ("Download", rules.Download != original.Download),
                ("Errand", rules.Errand != original.Errand),
            };

            Assert.That(changed.Where(machine => machine.Differs).Select(machine => machine.Name), Is.EqualTo([mutant.Machine]), mutant.ToString());
        }
    }

    [Test]
    public void Mutants_have_different_names() =>
        Assert.That(RuleMutations.OfSet(AllMachines.Rules).Select(mutant => mutant.ToString()), Is.Unique);

    // A cell that is renamed takes its mutants' names with it, and what is said of the old ones is said of nothing.
    [Test]
    public void Every_mutant_that_some_list_names_exists()
    {
        string[] named = [.. EquivalentMutants.Reasons.Keys, .. PlantedBugs.All.Select(bug => bug.Mutant).OfType<string>(), .. Exploration.PlantedBug.All.Select(bug => bug.Mutant)];

        Assert.That(named.Except(RuleMutations.OfSet(AllMachines.Rules).Select(mutant => mutant.ToString())), Is.Empty);
    }

    [Test]
    public void What_is_no_mutant_cannot_be_asked_for() => Assert.That(
        () => RuleMutations.Named("Session.Interrupted: its clock is dropped", AllMachines.Rules),
        Throws.ArgumentException.With.Message.StartWith("There is no mutant \"Session.Interrupted: its clock is dropped\""));

    [Test]
    public void What_limits_turn_off_cannot_be_mistaken()
    {
        var untimed = new RuleSet(new Limits { ResumeWindow = TimeSpan.Zero });

        Assert.That(RuleMutations.Named("Session.Interrupted: its timer is dropped", untimed), Is.EqualTo(untimed));
    }

    // What a mutant is for: what it breaks can be seen, here by the table that scenarios must do without.
    [TestCaseSource(typeof(AllMachines), nameof(AllMachines.Cases))]
    public void Mutant_differs_from_the_original_when_executed(ExecutedMachine original)
    {
        var unseen = RuleMutations.OfSet(AllMachines.Rules)
            .Where(mutant => mutant.Machine == original.Name && Table(AllMachines.Execute(mutant.Rules, mutant.Machine)).SequenceEqual(Table(original)))
            .Select(mutant => mutant.ToString());

        // No step enters the initial state: whoever makes the subject arms that timer.
        string[] expected = original.State(original.Initial).Kind == StateKind.Waits ? [$"{original.Name}.{original.Initial}: its timer is dropped"] : [];
        Assert.That(unseen, Is.EqualTo(expected));

        static IEnumerable<string> Table(ExecutedMachine machine) => machine.Cells.Select(cell => cell.ToString());
    }

    [Test]
    public void Refusal_is_mutated_by_deleting_it()
    {
        var mutant = RuleMutations.Of(LampRules.Create()).Single(mutant => mutant.Description == "Dark × Dimmed: the cell is deleted");

        var step = new Machine<LampState, LampTrigger, LampEffect>(mutant.Rules).Step(new Bystander<LampState>(LampState.Dark), LampTrigger.Dimmed);

        Assert.That((step.Outcome, step.Refusal), Is.EqualTo((StepOutcome.Bug, LocalCode.None)));
    }
}
