using System.Diagnostics;
using System.Text.Json;
using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Programs.Support.Faults;
using Fsm.Chat.Tests.Programs.Support.Terminal;

namespace Fsm.Chat.Tests.Programs;

/// <summary>
/// Twenty real clients who talk for as long as one wishes, the full screen among them: connections are cut, files are sent, everybody is in a group. Run by hand:
/// <c>dotnet test Fsm.Chat.Tests --filter SoakTests -- 'TestRunParameters.Parameter(name="minutes", value="5")'</c>.
/// </summary>
[Explicit("takes an hour, if not told otherwise")]
public sealed class SoakTests
{
    private const int Lines = 19; // beside the screen, whom the last of them writes to
    private const int Slack = 40; // MiB that a process may need more than at the beginning
    private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(500);

    [Test]
    public void Memory_is_flat_every_message_has_one_verdict_and_nobody_crashes()
    {
        var length = TimeSpan.FromMinutes(TestContext.Parameters.Get("minutes", 60));
        using var scene = new FaultScene();
        using var terminal = new PseudoTerminal();
        var got = Directory.CreateDirectory(Path.Combine(scene.StateHome, "got")).FullName;
        var people = Enumerable.Range(0, Lines).Select(i => scene.Client(NameOf(i), isOnBadLine: i % 4 < 2, "--downloads", got)).ToList();
        using var screen = ClientProgram.At(terminal, NameOf(Lines), scene.Server.Address);
        terminal.WaitFor("person10");
        Gather(people);

        ChildProcess[] programs = [scene.Server, screen, .. people];
        var (random, began) = (new Random(4), Stopwatch.GetTimestamp());
        var (rounds, cuts, files) = (0, 0, 0);
        long[] atFirst = [];
        for (; Stopwatch.GetElapsedTime(began) < length; rounds++)
        {
            if (rounds % 20 == 10)
            {
                scene.Proxy.Cut((CutKind)random.Next(2));
                cuts++;
            }

            if (rounds % 50 == 25)
            {
                var file = $"plan-{rounds}.bin"; // of its own, or what is said of an earlier one would be taken for this offer
                File.WriteAllBytes(Path.Combine(people[0].WorkingDirectory, file), new byte[256 * 1024]);
                people[0].Type($"file {file} {NameOf(1)}");
                people[1].WaitFor(file);
                people[1].Type("/accept");
                files++;
            }

            for (var i = 0; i < Lines; i += 2)
                people[i].Type($"msg {NameOf(i + 1)} r{rounds}.");
            people[3].Type($"msg team g{rounds}.");
            for (var i = 0; i < Lines; i += 2)
                people[i].WaitFor($"r{rounds}. [delivered]");
            if (atFirst.Length == 0 && Stopwatch.GetElapsedTime(began) > length / 4)
                atFirst = [.. programs.Select(program => program.PeakMemory)];
            Thread.Sleep(_pace);
        }

        people[3].WaitFor($"g{rounds - 1}. [");
        long[] atEnd = [.. programs.Select(program => program.PeakMemory)];
        var wrong = people.Where((_, i) => i % 2 == 0).Sum(person => Enumerable.Range(0, rounds).Count(round => Count(person, $"r{round}. [") != 1));
        wrong += people.Where((_, i) => i % 2 == 1).Sum(person => Enumerable.Range(0, rounds).Count(round => Count(person, $": r{round}.") != 1));
        TestContext.Out.WriteLine(JsonSerializer.Serialize(new { Minutes = length.TotalMinutes, Rounds = rounds, Messages = 10 * rounds, GroupMessages = rounds, Cuts = cuts, Files = files, WrongVerdicts = wrong, PeakMiBAtAQuarter = atFirst, PeakMiBAtTheEnd = atEnd }));
        using var all = Assert.EnterMultipleScope();
        Assert.That(wrong, Is.Zero, "one verdict each, and shown once");
        Assert.That(atEnd.Zip(atFirst, (end, first) => end - first), Has.All.LessThan(Slack), "memory is flat");
        Assert.That(programs.Where(program => program.HasExited), Is.Empty, "nobody crashed");
        Assert.That(() => Directory.GetFiles(got).Select(path => new FileInfo(path).Length), Is.EqualTo(Enumerable.Repeat(256 * 1024, files)).After(10_000, 50), "all files are whole");
    }

    private static void Gather(List<ClientProgram> people)
    {
        people[0].Type("group team");
        people[0].WaitFor("team");
        for (var i = 1; i < people.Count; i++)
        {
            people[0].Type($"invite team {NameOf(i)}");
            people[i].WaitFor("team");
            people[i].Type("accept team");
            people[0].WaitFor($"{NameOf(i)} ");
        }
    }

    private static string NameOf(int number) => number == Lines ? "screen" : $"person{number}";

    private static int Count(ClientProgram person, string text) => person.Output.Count(line => line.Contains(text, StringComparison.Ordinal));
}
