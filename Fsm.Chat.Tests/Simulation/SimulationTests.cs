namespace Fsm.Chat.Tests.Simulation;

/// <summary>
/// The real server and real clients in a world where everything that can go wrong does, by the throw of dice that a seed decides. docs/reliability.md says
/// what goes wrong, what must hold, and how to run one seed or very many.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class SimulationTests
{
    private const int InOneCase = 50;

    [Test]
    public void All_promises_are_kept_from_seed([Range(0, 450, InOneCase)] int first)
    {
        for (var seed = first; seed < first + InOneCase; seed++)
            SimulationRun.Of(seed).AssertKept();
    }

    [Test]
    public void All_promises_are_kept_where_there_is_a_store_from_seed([Range(0, 100, InOneCase)] int first)
    {
        for (var seed = first; seed < first + InOneCase; seed++)
            SimulationRun.Of(seed, keeps: true).AssertKept();
    }

    [Test]
    public void Same_seed_gives_the_same_run_again([Values(1, 2, 3)] int seed, [Values] bool keeps)
    {
        var (one, again) = (SimulationRun.Of(seed, keeps: keeps), SimulationRun.Of(seed, keeps: keeps));
        var (traced, other) = (SimulationRun.Of(seed, keepsTrace: true, keeps: keeps), SimulationRun.Of(seed + 1000, keeps: keeps));

        Assert.That(again.Hash, Is.EqualTo(one.Hash));
        Assert.That(traced.Hash, Is.EqualTo(one.Hash), "whoever watches changes nothing");
        Assert.That(other.Hash, Is.Not.EqualTo(one.Hash));
    }

    [Test]
    public void One_seed()
    {
        if (Number("FSMCHAT_SEED") is not { } seed)
        {
            Assert.Ignore("FSMCHAT_SEED says which.");
            return;
        }

        var report = SimulationRun.Of(seed, keepsTrace: true, keeps: Keeps);
        foreach (var line in report.Lines)
            TestContext.Out.WriteLine(line);
        TestContext.Out.WriteLine(report);
        report.AssertKept();
    }

    [Test]
    public void Many_seeds()
    {
        if (Number("FSMCHAT_SEEDS") is not { } count)
        {
            Assert.Ignore("FSMCHAT_SEEDS says how many, FSMCHAT_SEED from which on.");
            return;
        }

        var first = Number("FSMCHAT_SEED") ?? 0;
        var (messages, delivered, kept, hours) = (0L, 0L, 0L, 0.0);
        var broken = new List<RunReport>();
        for (var seed = first; seed < first + count; seed++)
        {
            var report = SimulationRun.Of(seed, keeps: Keeps);
            (messages, delivered, kept, hours) = (messages + report.Messages, delivered + report.Delivered, kept + report.Kept, hours + report.Lasted.TotalHours);
            if (report.Broken is null)
                continue;
            broken.Add(report);
            TestContext.Progress.WriteLine(report);
        }

        TestContext.Out.WriteLine($"{count} seeds, {broken.Count} with a broken promise, {messages} messages, {delivered} delivered, {kept} kept, {hours:F1} hours of their time");
        Assert.That(broken, Is.Empty);
    }

    private static bool Keeps => Number("FSMCHAT_KEEPS") > 0;

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
