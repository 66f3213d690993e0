using System.Runtime.InteropServices;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>The server program as an operator meets it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ServerProgramTests
{
    [Test]
    public void It_says_where_it_listens_and_a_signal_ends_it_in_order()
    {
        using var server = new ServerProgram();
        using var client = new RawClient(server.Port);
        client.Connect("alice");

        server.Signal(PosixSignal.SIGTERM);

        Assert.That(PresenceNotice.TryRead(client.Read(FrameAction.Presence), out var notice), Is.True);
        Assert.That(notice.Change, Is.EqualTo(PresenceChange.ServerStopping));
        Assert.That(client.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
        client.Dispose();
        Assert.That(server.WaitForExit(), Is.Zero);
        Assert.That(server.Output, Has.Count.EqualTo(1));
        Assert.That(server.Errors, Is.Empty);
    }

    [Test]
    public void Control_C_ends_it_too_even_when_a_client_does_not_close()
    {
        using var server = new ServerProgram();
        using var client = new RawClient(server.Port);
        client.Connect("alice");

        server.Signal(PosixSignal.SIGINT);

        Assert.That(server.WaitForExit(), Is.Zero);
    }

    [Test]
    public void A_hang_up_opens_the_log_anew_and_ends_nothing()
    {
        if (IgnoresHangUp())
            Assert.Ignore("The tests were started by something like nohup: programs that they start ignore SIGHUP.");
        using var server = new ServerProgram("--log", "server-.log");
        using var client = new RawClient(server.Port);
        client.Connect("alice");
        Assert.That(() => Directory.GetFiles(server.WorkingDirectory, "*.log"), Has.Length.EqualTo(1).After(20_000, 50));
        File.Delete(Directory.GetFiles(server.WorkingDirectory, "*.log").Single());

        server.Signal(PosixSignal.SIGHUP);

        Assert.That(() => server.Log, Does.Contain("The log was opened anew.").After(20_000, 50));
        server.Signal(PosixSignal.SIGTERM);
        client.Dispose();
        Assert.That(server.WaitForExit(), Is.Zero);
    }

    [Test]
    public void The_log_can_be_standard_output_and_no_other_device()
    {
        using var server = new ServerProgram("--log", "/dev/stdout");
        server.WaitFor("[INF] Starting to serve");
        using var other = new ServerProgram("--log", "/dev/null");
        Assert.That((other.WaitForExit(), other.Errors.Single()), Is.EqualTo((2, "log: /dev/null is a device; name a file, /dev/stdout, /dev/stderr or none")));
    }

    [Test]
    public void A_port_in_use_is_one_line_and_an_exit_code()
    {
        using var first = new ServerProgram();
        using var second = new ServerProgram("--listen", first.Address);

        Assert.That(second.WaitForExit(), Is.EqualTo(1));
        Assert.That(second.Output, Is.Empty);
        Assert.That(second.Errors, Is.EqualTo(new[] { $"cannot listen on {first.Address}: Address already in use" }));
    }

    [Test]
    public void An_address_that_is_not_ours_is_one_line_and_an_exit_code()
    {
        using var server = new ServerProgram("--listen", "192.0.2.1:7400", "--insecure");

        Assert.That(server.WaitForExit(), Is.EqualTo(1));
        Assert.That(server.Errors, Has.Count.EqualTo(1));
    }

    [Test]
    public void Every_mistake_in_the_options_has_its_line()
    {
        using var server = new ServerProgram("--listen", "nowhere", "--ping-after", "soon", "--window", "0", "--dead-after", "3", "--resume-window", "0");

        Assert.That(server.WaitForExit(), Is.EqualTo(2));
        Assert.That(server.Errors, Is.EqualTo(new[]
        {
            "--listen: \"nowhere\" is not ADDRESS:PORT, such as 127.0.0.1:7400 or [::]:7400",
            "--ping-after: \"soon\" is not a number of seconds from 0 to 1000000",
            "--window: \"0\" is not a whole number from 1 up",
            "--resume-window: a number of seconds above 0, or `none` to wait for nobody; a session cannot wait for ever",
            "dead-after has to be longer than ping-after, or 0",
        }.Order()).Using<IEnumerable<string>>((one, other) => one.Order().SequenceEqual(other.Order())));
        Assert.That(server.Output, Is.Empty);
    }

    [Test]
    public void An_unknown_option_is_a_usage_error()
    {
        using var server = new ServerProgram("--colour", "blue");

        Assert.That(server.WaitForExit(), Is.EqualTo(2));
        Assert.That(server.Errors, Is.Not.Empty.And.All.Not.Contains("Usage"));
        Assert.That(server.Output, Is.Empty);
    }

    [Test]
    public void A_log_that_cannot_be_written_is_one_line_and_an_exit_code()
    {
        using var server = new ServerProgram("--log", "/proc/nowhere/server.log");

        Assert.That(server.WaitForExit(), Is.EqualTo(2));
        Assert.That(server.Errors, Has.Count.EqualTo(1).And.All.StartsWith("log: "));
    }

    private static IEnumerable<TestCaseData> Wrong_bytes()
    {
        yield return new TestCaseData(CloseReason.BadMagic, "GET / HTTP/1.1\r\nHost: chat\r\n\r\n"u8.ToArray()).SetArgDisplayNames("an HTTP request");
        yield return new TestCaseData(CloseReason.ConnectTimeout, new byte[] { 0x16, 3, 1, 2, 0, 1, 0, 1, 0xFC }).SetArgDisplayNames("half a TLS hello");
        yield return new TestCaseData(CloseReason.FrameTooLong, Declared4GiB()).SetArgDisplayNames("a frame declared 4 GiB long");
        yield return new TestCaseData(CloseReason.BadMagic, Garbage()).SetArgDisplayNames("garbage");
        yield return new TestCaseData(CloseReason.ConnectTimeout, Array.Empty<byte>()).SetArgDisplayNames("nothing at all");
    }

    [TestCaseSource(nameof(Wrong_bytes))]
    public void Strangers_get_their_reason_and_leave_nothing_behind(CloseReason reason, byte[] bytes)
    {
        using var server = new ServerProgram("--connect-timeout", "1");
        using var bystander = new RawClient(server.Port).Connect("bystander");
        using (var first = new RawClient(server.Port))
        {
            first.SendBytes(bytes); // what the program loads at its first refusal stays open
            first.ExpectClose();
        }

        var resources = server.Resources;

        for (var i = 0; i < 20; i++)
        {
            using var stranger = new RawClient(server.Port);
            stranger.SendBytes(bytes);
            if (i < 19 && reason == CloseReason.ConnectTimeout)
                continue; // one that waits is enough
            Assert.That(stranger.ExpectClose(), Is.EqualTo(reason));
        }

        bystander.SendText("bystander", "still here");
        Assert.That(SendConfirmation.Read(bystander.Read(FrameAction.SendConfirmation)), Has.Length.EqualTo(1));
        Assert.That(() => server.Resources, Is.SubsetOf(resources).After(5000, 20));
    }

    [Test]
    public void Beyond_its_connections_it_refuses_with_a_frame_and_recovers()
    {
        using var server = new ServerProgram("--links", "2");
        var one = new RawClient(server.Port).Connect("one");
        using var two = new RawClient(server.Port).Connect("two");
        using (var three = new RawClient(server.Port))
            Assert.That(three.ExpectClose(), Is.EqualTo(CloseReason.ServerFull));

        one.Dispose();

        Assert.That(() => TryConnect(server.Port), Is.True.After(5000, 20));
    }

    [Test]
    public void Every_step_is_in_the_log_at_debug()
    {
        using var server = new ServerProgram("--log", "steps-.log", "--log-level", "debug");
        using var client = new RawClient(server.Port).Connect("alice");
        server.Signal(PosixSignal.SIGTERM);
        client.ExpectClose();
        client.Dispose();
        server.WaitForExit();

        var log = File.ReadAllText(Directory.GetFiles(server.WorkingDirectory, "steps-*.log").Single());
        Assert.That(log, Does.Contain("Session link 1 alice: Arriving on ConnectGranted to Connected, Moved"));
        Assert.That(log, Does.Contain("Server link 0 : Idle on StopRequested to Closing, Moved"));
    }

    [TestCase("groups-per-user", "40", null)]
    [TestCase("groups-per-user", "0", "--groups-per-user: \"0\" is not a whole number from 1 up")]
    [TestCase("groups-per-user", "201", "max-frame has to hold groups-per-user entries of 326 bytes and 12 bytes more")]
    [TestCase("group-members", "0", null)]
    [TestCase("group-members", "many", "--group-members: \"many\" is not a whole number from 0 up")]
    [TestCase("answer-within", "1.5", null)]
    [TestCase("answer-within", "0", null)]
    [TestCase("max-text", "65215", "max-frame has to be at least max-text and 322 bytes more")]
    public void Limits_of_groups_are_settings_and_have_to_fit_a_frame(string setting, string value, string? mistake)
    {
        var (options, mistakes) = Chat.Server.Options.OptionsReader.Read("none.json", _ => null, new Dictionary<string, string> { [setting] = value });

        Assert.That(mistakes, Is.EqualTo(mistake is null ? Array.Empty<string>() : [mistake]));
        if (mistake is null)
        {
            var limits = options.Limits;
            Assert.That((object)(setting switch
            {
                "groups-per-user" => limits.GroupsPerUser,
                "group-members" => limits.GroupMembers,
                _ => limits.InvitationTimeout.TotalSeconds,
            }), Is.EqualTo(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Test]
    public void Settings_come_from_the_file_the_environment_and_the_command_line_in_that_order()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "appsettings.json");
        File.WriteAllText(file, """{ "window": 5, "rate": 6, "burst": 7 }""");

        var (options, mistakes) = Chat.Server.Options.OptionsReader.Read(
            file,
            name => name switch { "FSMCHAT_RATE" => "60", "FSMCHAT_BURST" => "70", _ => null },
            new Dictionary<string, string> { ["burst"] = "700" });

        Assert.That(mistakes, Is.Empty);
        Assert.That((options.Limits.Window, options.Limits.Rate, options.Limits.Burst), Is.EqualTo((5, 60, 700)));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [TestCase("""{ "windoww": 5 }""", "there is no setting")]
    [TestCase("""{ "window": "wide" }""", "is not a whole number")]
    [TestCase("""{ "window": """, "appsettings.json")]
    public void A_mistake_in_the_settings_file_names_the_file(string text, string mistake)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "appsettings.json");
        File.WriteAllText(file, text);

        var (_, mistakes) = Chat.Server.Options.OptionsReader.Read(file, _ => null, new Dictionary<string, string>());

        Assert.That(mistakes, Has.Count.EqualTo(1));
        Assert.That(mistakes[0], Does.Contain(mistake).And.Contains("appsettings.json"));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static bool TryConnect(int port)
    {
        try
        {
            using var client = new RawClient(port).Connect("again");
            return true;
        }
        catch (Exception refused) when (refused is AssertionException or IOException)
        {
            return false;
        }
    }

    private static byte[] Declared4GiB()
    {
        var frame = new byte[FrameHeader.Size];
        FrameWriter.Write(frame, new BareMessage(FrameAction.ConnectRequest), new(FrameOrigin.Client, default, 0, 0, 0), 1);
        frame.AsSpan(4, 4).Fill(0xFF);
        return frame;
    }

    private static byte[] Garbage()
    {
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        bytes[0] = 0;
        return bytes;
    }

    // The mask of ignored signals is inherited; SIGHUP is the first.
    private static bool IgnoresHangUp() => OperatingSystem.IsLinux()
        && int.IsOddInteger(Convert.ToInt32(File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[^1..], 16));
}
