using System.Diagnostics;
using Fsm.Chat.Tests;
using NUnit.Framework.Interfaces;

[assembly: Progress]

namespace Fsm.Chat.Tests;

/// <summary>Tells while the tests run how far they are and which groups are running, and at the end what each group took.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ProgressAttribute : Attribute, ITestAction
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(15);
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, (string Group, long Began)> Running = [];
    private static readonly Dictionary<string, (int Tests, TimeSpan Time)> Groups = [];
    private static readonly long Start = Stopwatch.GetTimestamp();
    private static long _told = Start;
    public ActionTargets Targets => ActionTargets.Test | ActionTargets.Suite;
    public void BeforeTest(ITest test)
    {
        if (test.IsSuite)
            return;
        lock (Gate)
            Running[test.Id] = (GroupOf(test), Stopwatch.GetTimestamp());
    }
    public void AfterTest(ITest test)
    {
        lock (Gate)
        {
            if (test.IsSuite)
            {
                Tell("done, the longest first:\n" + string.Join('\n', Groups.OrderByDescending(group => group.Value.Time)
                    .Select(group => $"  {Seconds(group.Value.Time),5} s {group.Key} ({group.Value.Tests} tests)")));
            }
            else
            {
                End(test);
            }
        }
    }

    private static void End(ITest test)
    {
        Running.Remove(test.Id, out var ended);
        var (tests, time) = Groups.GetValueOrDefault(ended.Group);
        Groups[ended.Group] = (tests + 1, time + Stopwatch.GetElapsedTime(ended.Began));
        if (Stopwatch.GetElapsedTime(_told) < Often)
            return;
        _told = Stopwatch.GetTimestamp();
        Tell($"running: {string.Join(", ", Running.Values.Select(running => running.Group).Append(ended.Group).Distinct().Order())}");
    }

    // The only way on which the runner lets a text through at once, whatever its verbosity.
    private static void Tell(string what) =>
        TestContext.Error.WriteLine($"{Seconds(Stopwatch.GetElapsedTime(Start))} s, {Groups.Values.Sum(group => group.Tests)} tests; {what}");

    // The folder, such as "Programs.Terminal".
    private static string GroupOf(ITest test)
    {
        var name = test.ClassName!["Fsm.Chat.Tests.".Length..];
        return name.Contains('.', StringComparison.Ordinal) ? name[..name.LastIndexOf('.')] : name;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
}
