using Fsm.Chat.Client.Codes;
using Fsm.Chat.Client.Commands;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Tests.Joined;

/// <summary>A mistake of our own in an errand ends that errand, in good order, and is said.</summary>
internal sealed class BrokenErrandTests
{
    [TestCase(nameof(IErrand.Wanted))]
    [TestCase(nameof(IErrand.NextCommand))]
    [TestCase(nameof(IErrand.Note))]
    [TestCase(nameof(IErrand.PlaceOf))]
    [TestCase(nameof(IErrand.Leave))]
    [TestCase(nameof(IErrand.Conclude))]
    public void Errand_that_throws_ends_with_internal_error(string where)
    {
        using var world = new JoinedWorld(new Limits { Rate = 0 });
        var bob = world.Join("bob");

        var script = world.Begin("al", new BrokenErrand(where));
        world.Pass(10);

        var outcome = script.Outcomes.Single();
        Assert.That((outcome.ExitCode, outcome.Complaints[0]), Is.EqualTo((ExitDecisions.Crashed, $"! internal_error: planted in {where} -- {Fsm.Chat.Client.Texts.ClientTexts.NextReport}")));
        Assert.That(script.Runner!.State, Is.EqualTo(ErrandState.Ended));
        Assert.That(script.Runner.InternalErrors, Is.Positive);
        Assert.That((script.ExitCode, world.Server.Figures.Sessions, bob.State), Is.EqualTo(((int?)0, 1, "Connected")), "the connection has ended, and nobody else's");
    }

    private sealed class BrokenErrand(string where) : IErrand
    {
        private readonly UsersErrand _errand = new("here", "");

        public ParsedLine? NextCommand() => Unless(nameof(NextCommand), _errand.NextCommand());

        public ErrandTrigger Wanted() => Unless(nameof(Wanted), ErrandTrigger.CommandWanted);

        public ErrandTrigger? Note(ClientEvent shown) => Unless(nameof(Note), _errand.Note(shown));

        public Outlet PlaceOf(ClientEvent shown) => Unless(nameof(PlaceOf), _errand.PlaceOf(shown));

        public void Leave(ErrandTrigger cause)
        {
            _errand.Leave(cause);
            Unless(nameof(Leave), cause);
        }

        public ErrandOutcome Conclude() => Unless(nameof(Conclude), _errand.Conclude());

        private T Unless<T>(string here, T value) => here == where ? throw new InvalidOperationException($"planted in {here}") : value;
    }
}
