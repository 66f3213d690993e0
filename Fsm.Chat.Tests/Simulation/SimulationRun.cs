using Fsm.Chat.Tests.Simulation.Faults;
using Fsm.Chat.Tests.Simulation.Oracle;
using Fsm.Chat.Tests.Simulation.Planted;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation;

/// <summary>
/// One run: a few minutes of chaos, then nothing goes wrong any more and all has to come right, then everybody leaves and nothing may remain. The seed and the
/// version of the program are the whole of it: the same again gives the same run.
/// </summary>
internal sealed class SimulationRun
{
    private static readonly TimeSpan LongestReunion = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromMinutes(2);
    private readonly SimulatedWorld _world;
    private readonly Dice _dice;

    private SimulationRun(int seed, PlantedBug bug, bool keepsTrace, bool keeps)
    {
        _dice = new(seed);
        _world = new(_dice, bug, keepsTrace, keeps);
    }

    /// <summary>Runs a seed to its end, or to the first broken promise.</summary>
    public static RunReport Of(int seed, PlantedBug? bug = null, bool keepsTrace = false, bool keeps = false)
    {
        var run = new SimulationRun(seed, bug ?? PlantedBug.None, keepsTrace, keeps);
        string? broken = null;
        try
        {
            run.Live();
        }
        catch (BrokenPromiseException promise)
        {
            broken = promise.Message;
        }
        catch (Exception error) // a mistake of the cores that they could not catch, or one of the simulation
        {
            broken = $"{error}";
        }

        var world = run._world;
        return new(seed, keeps, broken, world.Trace.Hash, world.Agenda.Now, world.Judge.Messages.Count, world.Judge.Messages.Delivered, world.Judge.Messages.Kept, world.Trace.Lines);
    }

    // How long a client asks for somebody whom it keeps something for: the waits before all those questions.
    private static TimeSpan LongestAwaited { get; } = Enumerable.Range(1, Limits.AskedForKept - 1).Aggregate(TimeSpan.Zero, (sum, asked) => sum + BackOff.Wait(asked, jitter: 1, Limits.LongestBackOff));

    private void Live()
    {
        _world.StartServer();
        foreach (var person in _world.Everybody)
            _world.Agenda.In(_dice.Milliseconds(0, 5000), () => _world.Return(person));
        new Mischief(_world).Begin();
        _world.Run(_dice.Milliseconds(10_000, 60_000));
        _world.Heal();
        var isReunited = _world.Run(LongestReunion, () => _world.Reunions.Values.All(reunion => reunion.IsDone));
        Promise.That(isReunited, $"nothing has gone wrong for {LongestReunion.TotalMinutes} minutes, and still {Missing} cannot tell everybody something");
        _world.Run(TimeSpan.FromSeconds(5) + _world.Limits.InvitationTimeout + LongestAwaited);
        _world.Judge.AssertAtRest();
        Leave();
    }

    private string Missing => string.Join(", ", _world.Reunions.Values.Where(reunion => !reunion.IsDone).Select(reunion => reunion.Name));

    private void Leave()
    {
        _world.Enter(Phase.Farewell);
        var haveLeft = _world.Run(LongestFarewell, () => _world.People.All(person => person.Client is null));
        Promise.That(haveLeft, $"{_world.People.Count(person => person.Client is not null)} people cannot leave");
        _world.Run(TimeSpan.FromSeconds(5));
        _world.Judge.AssertEmpty();
    }
}

/// <summary>What came of a run.</summary>
/// <param name="Seed">Which run it was.</param>
/// <param name="Keeps">Whether the server kept what was said.</param>
/// <param name="Broken">The promise that was broken; null when all were kept.</param>
/// <param name="Lasted">How long it lasted, in its own time.</param>
/// <param name="Lines">What happened, if that was to be kept.</param>
internal sealed record RunReport(int Seed, bool Keeps, string? Broken, ulong Hash, TimeSpan Lasted, int Messages, int Delivered, int Kept, IReadOnlyList<string> Lines)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"seed {Seed}{(Keeps ? ", with a store" : "")}: {Broken ?? "all promises kept"} (after {Lasted.TotalSeconds:F3} s; {Messages} messages, {Delivered} delivered, {Kept} kept; trace {Hash:x16})");

    /// <summary>Fails the test with the end of the run and how to see all of it, if a promise was broken.</summary>
    public void AssertKept()
    {
        if (Broken is null)
            return;
        var again = SimulationRun.Of(Seed, keepsTrace: true, keeps: Keeps);
        Assert.Fail($"""
            {this}
            the last of what happened:
            {string.Join('\n', again.Lines.TakeLast(60))}
            all of it: FSMCHAT_SEED={Seed}{(Keeps ? " FSMCHAT_KEEPS=1" : "")} dotnet test Fsm.Chat.Tests --filter "FullyQualifiedName~SimulationTests.One_seed" --logger "console;verbosity=detailed"
            """);
    }
}
