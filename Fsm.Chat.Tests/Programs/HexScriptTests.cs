using System.Runtime.InteropServices;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>Every way of getting the bytes wrong, against a real server with short limits, from the scripts beside this file.</summary>
[Parallelizable]
public sealed partial class HexScriptTests
{
    // Made elsewhere: by a client, by a bug, by a file link, by the listener, by a resume, by encryption, by a store, and by somebody who does not read what fills the kernel's buffers.
    private static readonly CloseReason[] NotHere =
        [CloseReason.None, CloseReason.Unreachable, CloseReason.InternalError, CloseReason.TransferOver, CloseReason.WriteStalled, CloseReason.ServerFull,
            CloseReason.Replaced, CloseReason.TlsRequired, CloseReason.HolderElsewhere, CloseReason.Forgotten];

    // With limits of tenths of a second, on a machine that does much else: one script in some hundred comes too late.
    [Test]
    [Retry(3)]
    public void Every_script_gets_its_answers_and_leaves_nothing_behind()
    {
        using var server = new ServerProgram(
            "--connect-timeout", "0.6", "--stall-timeout", "0.6", "--ping-after", "0.4", "--dead-after", "0.8", "--resume-window", "0.5", "--links", "60",
            "--rate", "2000", "--burst", "300", "--queue-bytes", "65536", "--queue-bytes-hard", "131072", "--log", "run-.log");
        var links = Play(server, ["send \"x\"", "expect close BadMagic", "end", "expect eof"]); // what the first connection needs stays open
        var sockets = server.Sockets;

        var failures = new List<string>();
        foreach (var script in Directory.GetFiles(Repository.PathOf("Fsm.Chat.Tests", "Programs", "Scripts"), "*.txt").Order())
        {
            try
            {
                links += Play(server, File.ReadAllLines(script));
            }
            catch (AssertionException failure)
            {
                failures.Add($"{Path.GetFileNameWithoutExtension(script)}: {failure.Message}");
            }
        }

        Assert.That(failures, Is.Empty);
        Assert.That(() => server.Sockets, Is.LessThanOrEqualTo(sockets).After(10_000, 50), "sockets");
        using (var last = new RawClient(server.Port).Connect("last"))
        {
            server.Signal(PosixSignal.SIGTERM);
            Assert.That(last.ExpectClose(), Is.EqualTo(CloseReason.ServerStopping));
        }

        links++;
        Assert.That(server.WaitForExit(), Is.Zero);
        var line = File.ReadAllLines(Directory.GetFiles(server.WorkingDirectory, "run-*.log").Single()).Last(text => text.Contains("Since the start", StringComparison.Ordinal));
        var closed = Reason().Matches(ClosedPart().Match(line).Value)
            .ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        Assert.That(closed.Keys, Is.SupersetOf(Enum.GetValues<CloseReason>().Except(NotHere).Select(reason => reason.Code())), "reasons");
        Assert.That(closed.Values.Sum(), Is.EqualTo(links), $"one reason for each link: {line}");
        Assert.That(line, Does.Contain("internal errors: 0").And.Not.Contain("reads paused: 0"));
    }

    private static int Play(ServerProgram server, IEnumerable<string> lines)
    {
        using var script = new HexScript(server.Port);
        script.Play(lines);
        return script.Links;
    }

    [GeneratedRegex("links closed: [^;]*")]
    private static partial Regex ClosedPart();

    [GeneratedRegex(@"(\w+) (\d+)")]
    private static partial Regex Reason();
}
