using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs.Security;

/// <summary>A name that is somebody's, as they and others meet it, with real programs and a store on the disk.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AccountProgramTests
{
    [Test]
    public void A_name_is_its_holders_over_a_restart_and_on_a_second_device_until_they_are_forgotten()
    {
        var folder = Directory.CreateTempSubdirectory("fsmchat").FullName;
        string[] options = ["--store", "sqlite", "--data", Path.Combine(folder, "data")];
        string address;
        using (var server = new ServerProgram(options))
        {
            address = server.Address;
            using var alice = Client(address, folder, "laptop", "--register");
            alice.WaitFor("\"status\":\"registered\"");
            server.Kill();
        }

        using (var server = new ServerProgram(["--listen", address, .. options]))
        {
            Assert.That(server.Address, Is.EqualTo(address), "it is there again");
            using var alice = Client(address, folder, "laptop");
            Assert.That(alice.Event("notice", "code", "connected").GetProperty("account").GetString(), Is.EqualTo("holder"));
            using (var stranger = new ClientProgram("Alice", $"tcp://{address}", "--json"))
                stranger.Sees("error", "code", "name_registered");
            alice.Type("add-key");
            var code = alice.Event("account", "status", "code").GetProperty("code").GetString()!;

            using var phone = Client(address, folder, "phone", "--code", code);
            phone.Sees("notice", "account", "holder");
            alice.WaitFor("elsewhere"); // and stays where it is
            phone.Type("keys");
            Assert.That(phone.Event("account", "status", "listed").GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("this").GetBoolean()), Is.EqualTo([false, true]));
            phone.Type("forget-me alice");
            phone.Sees("account", "status", "forgotten");

            using var late = Client(address, folder, "laptop");
            late.Sees("error", "code", "name_registered");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static ClientProgram Client(string address, string folder, string device, params string[] arguments) => new(
        new Dictionary<string, string> { ["XDG_STATE_HOME"] = Path.Combine(folder, device) }, "alice", $"tls://{address}", ["--json", "--no-state", .. arguments]);
}
