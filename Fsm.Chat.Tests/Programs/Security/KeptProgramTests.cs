using Fsm.Chat.Tests.Programs.Support;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Programs.Security;

/// <summary>Messages to somebody who is away, with real programs and a store on the disk.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class KeptProgramTests
{
    private const int Many = 100;

    [Test]
    public void A_hundred_outlive_a_kill_of_the_server_and_arrive_in_order_and_whoever_sent_them_hears_of_it([Values] bool inDatabase)
    {
        using var database = inDatabase ? TestDatabase.Make() : null;
        var folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        string[] options = ["--store", database?.Place ?? "sqlite", "--data", Path.Combine(folder, "data")];
        string address;
        using (var server = new ServerProgram(options))
        {
            address = server.Address;
            using (var bob = Client("bob", address, folder, "--register"))
            {
                bob.Sees("account", "status", "registered").Type("exit");
                Assert.That(bob.WaitForExit(), Is.Zero);
            }

            using var alice = Client("alice", address, folder, "--register").Sees("account", "status", "registered").Types("chat bob").Sees("conversation", "reason", "peer_away");
            alice.Type([.. Enumerable.Range(1, Many).Select(i => $"{i}")]);
            for (var i = 0; i < Many; i++)
                alice.Sees("verdict", "status", "kept");
            server.Kill();
        }

        using (var again = new ServerProgram(["--listen", address, .. options]))
        {
            Assert.That(again.Address, Is.EqualTo(address), "it listens again");
            using var alice = Client("alice", address, folder).Sees("notice", "account", "holder");
            using var bob = Client("bob", address, folder);
            var texts = Enumerable.Range(0, Many).Select(_ => bob.Event("message", "from", "alice")).ToList();
            var told = 0;
            while (told < Many)
                told += alice.Event("delivery", "to", "bob").GetProperty("count").GetInt32();

            Assert.That(texts.Select(message => message.GetProperty("text").GetString()), Is.EqualTo(Enumerable.Range(1, Many).Select(i => $"{i}")));
            Assert.That(texts.Select(message => message.GetProperty("place").GetInt32()), Is.EqualTo(Enumerable.Range(1, Many)));
            Assert.That(told, Is.EqualTo(Many));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void A_group_outlives_a_kill_of_the_server_with_all_that_was_said_and_a_script_writes_to_it()
    {
        var folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        string[] options = ["--store", "sqlite", "--data", Path.Combine(folder, "data")];
        string address;
        using (var server = new ServerProgram(options))
        {
            address = server.Address;
            using var alice = Client("alice", address, folder, "--register").Sees("account", "status", "registered").Types("group team").Sees("group", "status", "created");
            foreach (var name in (string[])["bob", "bot"])
            {
                using var member = Client(name, address, folder, "--register").Sees("account", "status", "registered");
                alice.Type($"invite team {name}");
                member.Sees("invitation", "status", "received").Types("accept team").Sees("group", "status", "joined").Types("exit");
                Assert.That(member.WaitForExit(), Is.Zero);
            }

            alice.Type("msg team while you were away");
            Assert.That(alice.Event("verdict", "status", "delivered").GetProperty("kept").GetInt32(), Is.EqualTo(2));
            server.Kill();
        }

        using (var again = new ServerProgram(["--listen", address, .. options]))
        {
            Assert.That(again.Address, Is.EqualTo(address), "it listens again");
            using var alice = Client("alice", address, folder).Sees("group", "status", "joined");
            using var script = Client("bot", address, folder, "send", "team", "the build is broken");
            Assert.That(script.WaitForExit(), Is.Zero);
            alice.Sees("message", "text", "the build is broken");

            using var bob = Client("bob", address, folder).Sees("group", "status", "joined");
            bob.Sees("message", "text", "while you were away").Sees("message", "text", "the build is broken").Types("history team").Sees("history", "with", "team").Types("exit");
            Assert.That(bob.WaitForExit(), Is.Zero);
            Assert.That(bob.Output.Count(line => line.Contains("\"event\":\"message\"", StringComparison.Ordinal)), Is.EqualTo(2), "each once");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static ClientProgram Client(string name, string address, string folder, params string[] arguments) => new(
        new Dictionary<string, string> { ["XDG_STATE_HOME"] = Path.Combine(folder, name) }, name, $"tls://{address}", ["--json", "--no-state", .. arguments]);
}
