using System.Net.Sockets;
using System.Security.Cryptography;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs.Security;

/// <summary>TLS as an operator and their users meet it, with real programs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EncryptionTests
{
    [Test]
    public void A_certificate_is_made_once_and_people_know_the_server_by_it()
    {
        var data = Directory.CreateTempSubdirectory("fsmchat").FullName;
        var home = new Dictionary<string, string> { ["XDG_STATE_HOME"] = Path.Combine(data, "state") };
        string first;
        using (var server = new ServerProgram("--tls", "--data", data))
        {
            first = FingerprintOf(server);
            using var alice = new ClientProgram(home, "alice", $"tls://{server.Address}");
            alice.WaitFor($"is new here; its certificate is {first}");
            alice.WaitFor($"connected to tls://{server.Address} as alice");
            using var bob = new ClientProgram(home, "bob", server.Address, "--tls", "--json");
            bob.WaitFor("connected to");
            Assert.That(bob.Output, Has.None.Contains("\"certificate\""), "it is known now");
        }

        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(Path.Combine(data, "certificate.pem")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        using (var again = new ServerProgram("--tls", "--data", data))
            Assert.That(FingerprintOf(again), Is.EqualTo(first));
        Directory.Delete(data, recursive: true);
    }

    [Test]
    public async Task A_changed_certificate_stops_the_client_before_it_has_said_a_word()
    {
        using var impostor = new TlsSpy();
        var home = Directory.CreateTempSubdirectory("fsmchat").FullName;
        Directory.CreateDirectory(Path.Combine(home, "fsmchat"));
        var known = new string('1', 64);
        await File.WriteAllTextAsync(Path.Combine(home, "fsmchat", "known_servers"), $"{impostor.Endpoint.Authority} {known}\n");
        using var client = new ClientProgram(
            new Dictionary<string, string> { ["XDG_STATE_HOME"] = home, ["FSMCHAT_PASSWORD"] = "secret" }, "alice", impostor.Endpoint.ToString());
        var told = client.WaitFor("! certificate_changed:");
        client.EndInput();

        Assert.That(client.WaitForExit(), Is.EqualTo(5));
        Assert.That(told, Does.Contain("1111:1111").And.Contains($"and is {impostor.Fingerprint} now; nothing was sent").And.Contains($"--fingerprint {impostor.Fingerprint}"));
        Assert.That(await impostor.Heard, Is.Empty);
        Assert.That(client.Output.Count(line => line.Contains("certificate", StringComparison.Ordinal)), Is.EqualTo(1), "it is not tried again and again");
        Directory.Delete(home, recursive: true);
    }

    [Test]
    public void A_file_goes_over_encrypted_links()
    {
        using var pair = new TransferPair("--tls");
        var file = pair.MakeFile("picture.bin", mebibytes: 24);

        pair.Send(file);

        Assert.That(pair.Await("completed").GetProperty("sha256").GetString(), Is.EqualTo(TransferPair.HashOf(file)));
        Assert.That(TransferPair.HashOf(pair.Received(file)), Is.EqualTo(TransferPair.HashOf(file)));
        pair.Alice.WaitFor("completed");
    }

    [Test]
    public void Authorities_vouch_for_a_host_and_for_no_other()
    {
        using var server = new ServerProgram("--tls", "--data", "data");
        FingerprintOf(server);
        var authority = Path.Combine(server.WorkingDirectory, "data", "certificate.pem");
        using (var named = new ClientProgram("alice", $"localhost:{server.Port}", "--ca", authority))
            named.WaitFor($"connected to tls://localhost:{server.Port} as alice");
        using var stranger = new ClientProgram("alice", $"localhost:{server.Port}", "--ca", "system");
        stranger.WaitFor("! certificate_untrusted:");
    }

    [Test]
    public void A_plain_client_is_told_to_use_TLS()
    {
        using var server = new ServerProgram("--tls");
        using var client = new ClientProgram("alice", server.Address);

        Assert.That(client.WaitFor("! server_unreachable:"), Does.Contain("this server speaks TLS only").And.EndsWith($"connect tls://{server.Address}"));
    }

    [Test]
    public void A_client_with_TLS_is_told_that_the_server_has_none()
    {
        using var server = new ServerProgram("--data", "/dev/null");
        using var client = new ClientProgram("alice", $"tls://{server.Address}");

        Assert.That(client.WaitFor("! server_unreachable:"), Does.Contain("it does not speak TLS"));
    }

    [Test]
    public void On_one_machine_TLS_needs_no_option_and_says_nothing()
    {
        using var server = new ServerProgram();
        using var alice = ClientProgram.TryingTls("alice", server.Address);
        alice.WaitFor($"connected to {server.Address} as alice");

        Assert.That(File.Exists(Path.Combine(server.WorkingDirectory, "XDG_DATA_HOME", "fsmchat", "certificate.pem")), Is.True);
        Assert.That(File.ReadAllText(Path.Combine(alice.WorkingDirectory, "XDG_STATE_HOME", "fsmchat", "known_servers")), Does.StartWith(server.Address));
        Assert.That(File.Exists(Path.Combine(alice.WorkingDirectory, "XDG_STATE_HOME", "fsmchat", "keys", server.Address.Replace(':', '-'))), Is.True);
        Assert.That(alice.Output, Has.None.Contains("certificate"));
    }

    [Test]
    public void An_older_server_of_this_machine_is_spoken_to_without()
    {
        using var server = new ServerProgram("--data", "/dev/null");
        using var alice = ClientProgram.TryingTls("alice", server.Address);

        alice.WaitFor($"* {server.Address} has no TLS: the connection is not encrypted, and no name can be registered there");
        alice.WaitFor($"connected to {server.Address} as alice");
    }

    [Test]
    public void A_full_server_says_so_to_clients_with_TLS_too()
    {
        using var server = new ServerProgram("--tls", "--links", "1");
        using var alice = ClientProgram.Connected("alice", $"tls://{server.Address}");
        using var bob = new ClientProgram("bob", $"tls://{server.Address}");

        Assert.That(bob.WaitFor("! server_unreachable:"), Does.Contain(CloseReason.ServerFull.Explain()));
    }

    [Test]
    public void Strangers_who_speak_no_TLS_get_a_reason_and_take_no_place()
    {
        using var server = new ServerProgram("--tls", "--links", "2", "--connect-timeout", "4"); // a handshake on a busy machine, and a connect
        for (var i = 0; i < 5; i++)
        {
            // The place of the one before is free once the server has seen it go.
            Assert.That(() => AnswerToHttp(server.Port), Is.EqualTo(CloseReason.TlsRequired).After(10_000, 20));
        }

        using (var silent = new RawClient(server.Port))
            Assert.That(silent.ExpectClose(), Is.EqualTo(CloseReason.ConnectTimeout), "whoever begins nothing is told so");
        using (var broken = new RawClient(server.Port))
        {
            broken.SendBytes([0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5]);
            Assert.That(BytesUntilTheEnd(broken), Is.LessThan(100), "whoever cannot finish is too");
        }

        using var alice = ClientProgram.Connected("alice", $"tls://{server.Address}");
        using var bob = ClientProgram.Connected("bob", $"tls://{server.Address}");
    }

    [TestCase("0.0.0.0:0")]
    [TestCase("[::]:0")]
    public void Listening_to_others_without_TLS_has_to_be_meant(string address)
    {
        using (var refused = new ServerProgram("--listen", address))
        {
            Assert.That(refused.WaitForExit(), Is.EqualTo(2));
            Assert.That(refused.Errors, Is.EqualTo(new[]
            {
                $"listening on {address} without TLS lets everybody on the way read and change what is sent: use --tls, or --insecure if that is meant",
            }));
        }

        using var meant = new ServerProgram("--listen", address, "--insecure");
        meant.WaitFor("listening on ");
        using var encrypted = new ServerProgram("--listen", address, "--tls");
        encrypted.WaitFor("listening on ");
    }

    [TestCase("tls-key needs tls-certificate", "--tls-key", "key.pem")]
    [TestCase("tls-certificate: there is no file ", "--tls-certificate", "nothing.pem")]
    [TestCase("tls-certificate: nonsense.pem cannot be used: ", "--tls-certificate", "nonsense.pem")]
    [TestCase("data: ", "--tls", "--data", "/proc/nowhere")]
    [TestCase("--password-file: nothing cannot be read: ", "--password-file", "nothing")]
    [TestCase("--tls: \"perhaps\" is not one of true, false", "--tls", "perhaps")]
    public void What_cannot_be_used_is_one_line_and_an_exit_code(string mistake, params string[] arguments)
    {
        var nonsense = Path.Combine(Directory.CreateTempSubdirectory("fsmchat").FullName, "nonsense.pem");
        File.WriteAllText(nonsense, Convert.ToBase64String(RandomNumberGenerator.GetBytes(100)));
        using var server = new ServerProgram([.. arguments.Select(argument => argument == "nonsense.pem" ? nonsense : argument)]);

        Assert.That(server.WaitForExit(), Is.EqualTo(2));
        Assert.That(server.Errors, Has.Count.EqualTo(1));
        Assert.That(server.Errors[0], Does.StartWith(mistake.Replace("nonsense.pem", nonsense, StringComparison.Ordinal)));
        Directory.Delete(Path.GetDirectoryName(nonsense)!, recursive: true);
    }

    private static string FingerprintOf(ServerProgram server)
    {
        Assert.That(server.Port, Is.Positive);
        return server.WaitFor("TLS certificate (SHA-256) ").Split(' ')[^1];
    }

    private static CloseReason AnswerToHttp(int port)
    {
        using var stranger = new RawClient(port);
        stranger.SendBytes("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        return stranger.ExpectClose();
    }

    private static int BytesUntilTheEnd(RawClient client)
    {
        var count = 0;
        try
        {
            while (client.Stream.ReadByte() >= 0)
                count++;
        }
        catch (IOException error) when (error.InnerException is SocketException { SocketErrorCode: not SocketError.TimedOut })
        {
            // A reset is an end too.
        }

        return count;
    }
}
