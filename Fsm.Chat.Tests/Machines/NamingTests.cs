namespace Fsm.Chat.Tests.Machines;

/// <summary>A trigger is a fact that has happened, an effect a command, a state a condition: the names say which.</summary>
[TestFixtureSource(typeof(AllMachines), nameof(AllMachines.List))]
public sealed class NamingTests(ExecutedMachine machine)
{
    private const string Fact = "(ed|Begun|Broken|Lost|Bound|Caught|Read|Left|Given|Gone|Found|Heard|Overdue|Sent|Taken|Idle|Chatting|Ready|InDoubt|Kept|Elsewhere|Forgotten|Held|Away)$";
    // Those of the keyboard have the names of the literature on terminals.
    private const string Condition = "ing([A-Z]|$)|ed$|^(Idle|Live|Off|Forgotten|CatchingUp|Kept|PeerAway|Ready|Open|Full|Sent|Unknown|Clear|Ground|Utf8|(String)?Escape(Twice)?|Csi[A-Z].*|Ss3|LinuxFunction|MouseReport)$";
    private const string Command =
        "^(Abort|Accept|Add|Address|Announce|Answer|Ask|Attach|Begin|Check|Clear|Close|Complete|Confirm|Defer|Create|Decline|End|Examine|Execute|Exit|Fail|Forget|Forward|Give|" +
        "Hold|Insert|Invite|Join|Keep|Leave|Note|Offer|Open|Pass|Prepare|Read|Refuse|Reject|Release|Remove|Report|Request|Return|Revoke|Resume|Send|Set|Settle|Share|Show|Skip|Stop|Store|Strand|Suspend|Take|Tell)(?![a-z])";

    private IEnumerable<CellFacts> OneOfEachTrigger => machine.Cells.DistinctBy(cell => cell.Trigger);

    [Test]
    public void Trigger_is_named_as_a_fact() => Assert.That(OneOfEachTrigger.Select(cell => cell.Trigger), Has.All.Match(Fact));

    [Test]
    public void State_is_named_as_a_condition() => Assert.That(machine.States.Select(state => state.Name), Has.All.Match(Condition));

    [Test]
    public void Effect_is_named_as_a_command() => Assert.That(machine.Effects, Has.All.Match(Command));

    [TestCase("TimerElapsed", TriggerOrigin.Timer)]
    [TestCase("Stalled", TriggerOrigin.Timer)]
    [TestCase("Noticed", TriggerOrigin.Timer)]
    [TestCase("Received", TriggerOrigin.Peer)]
    [TestCase("Typed", TriggerOrigin.Own)]
    [TestCase("Requested", TriggerOrigin.Own)]
    [TestCase("Lost", TriggerOrigin.Own)]
    public void Name_of_a_trigger_tells_its_origin(string ending, TriggerOrigin origin) =>
        Assert.That(OneOfEachTrigger.Where(cell => cell.Trigger.EndsWith(ending, StringComparison.Ordinal)).Select(cell => cell.Origin), Has.All.EqualTo(origin));
}
