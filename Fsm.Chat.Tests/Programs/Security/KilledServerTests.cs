using System.Text.Json;
using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Programs.Support.Faults;

namespace Fsm.Chat.Tests.Programs.Security;

/// <summary>A server that is killed again and again while people whose names are theirs write to each other, and started again each time.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class KilledServerTests
{
    private static readonly string[] Names = ["alice", "bob", "carol", "dave"];

    [Test]
    public void Nothing_that_was_accepted_is_lost_or_doubled_and_nobody_leaves_or_comes() => Play(kills: 2);

    [Test, Explicit("It takes minutes.")]
    public void The_same_ten_times() => Play(kills: 10);

    [Test, Explicit("It takes minutes.")]
    public void The_same_ten_times_through_a_bad_line() => Play(kills: 10, isBad: true);

    private static void Play(int kills, bool isBad = false)
    {
        var folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        string[] options = ["--store", "sqlite", "--data", Path.Combine(folder, "data")];
        var server = new ServerProgram(options);
        var address = server.Address;
        using var line = new FaultProxy(server.Port);
        if (isBad)
        {
            foreach (var way in Enum.GetValues<Way>())
                line.Impose(way, new() { Delay = TimeSpan.FromMilliseconds(5), LongestPiece = 100 });
        }

        var people = Names.Select(name => new ClientProgram(
            new Dictionary<string, string> { ["XDG_STATE_HOME"] = Path.Combine(folder, name) }, name, $"tls://{(isBad ? line.Address : address)}", ["--json", "--no-state", "--register"])).ToList();
        try
        {
            foreach (var person in people)
                person.Sees("account", "status", "registered");
            for (var i = 0; i < Names.Length; i++)
            {
                people[i].Type($"chat {Names[i ^ 1]}");
                people[i].Sees("conversation", "status", "open");
            }

            var sent = 0;
            for (var kill = 0; kill <= kills; kill++)
            {
                for (var n = 0; n < 20; n++, sent++)
                {
                    if (n == 10 && kill < kills)
                        server.Kill();
                    foreach (var person in people)
                        person.Type($"{sent}");
                    if (isBad && n % 7 == 3)
                        line.Cut(n % 2 == 0 ? CutKind.End : CutKind.Reset);
                }

                if (kill < kills)
                {
                    server.Dispose();
                    server = new(["--listen", address, .. options]);
                    Assert.That(server.Address, Is.EqualTo(address), "it listens again");
                }

                var all = Enumerable.Range(0, sent).Select(n => $"{n}").ToList();
                for (var i = 0; i < Names.Length; i++)
                {
                    var (person, from) = (people[i], Names[i ^ 1]);
                    Assert.That(() => Heard(person, from), Is.EqualTo(all).After(60_000, 100), () => $"what {from} says: {string.Join('\n', people[Names.IndexOf(from)].Output.TakeLast(40))}");
                }
            }

            foreach (var person in people)
            {
                string[] lost = ["\"status\":\"unknown\"", "\"status\":\"failed\"", "peer_arrived", "peer_gone"];
                Assert.That(person.Output.Where(line => lost.Any(line.Contains)), Is.Empty);
            }
        }
        finally
        {
            people.ForEach(person => person.Dispose());
            server.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static List<string?> Heard(ClientProgram person, string from) =>
    [
        .. person.Output.Where(line => line.Contains("\"event\":\"message\"", StringComparison.Ordinal))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(message => message.GetProperty("from").GetString() == from)
            .Select(message => message.GetProperty("text").GetString()),
    ];
}
