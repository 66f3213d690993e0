namespace Fsm.Chat.Tests.Simulation;

/// <summary>Tells of a run that went wrong what a person needs to look into it.</summary>
internal static class FailureReport
{
    private const int Tail = 60;

    /// <summary>Fails the test with the end of the run and how to see all of it.</summary>
    public static void AssertKept(RunReport report)
    {
        if (report.Broken is null)
            return;
        var again = SimulationRun.Of(report.Seed, keepsTrace: true);
        Assert.Fail($"""
            {report}
            the last of what happened:
            {string.Join('\n', again.Lines.TakeLast(Tail))}
            all of it: FSMCHAT_SEED={report.Seed} dotnet test Fsm.Chat.Tests --filter "FullyQualifiedName~SimulationTests.One_seed" --logger "console;verbosity=detailed"
            """);
    }
}
