using System.Diagnostics;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>One member of a group stops reading: it is dropped alone, and nobody else waits for it.</summary>
public sealed class SlowMemberTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(new string('x', 8000));
    private static readonly TimeSpan Bearable = TimeSpan.FromMilliseconds(300);

    [Test]
    public void Whoever_stops_reading_is_dropped_alone_while_the_others_talk_without_delay()
    {
        using var server = new ServerProgram("--stall-timeout", "2", "--rate", "0", "--log", "run-.log");
        Assert.That(server.Port, Is.Positive);
        var itself = server.Sockets;
        var members = Enumerable.Range(0, 10).Select(i => new RawClient(server.Port, receiveBuffer: i == 9 ? 8 * 1024 : 0).Connect($"m{i}")).ToList();
        var speaker = members[0]; // and the last one stops reading
        speaker.SendGroup(GroupRequestKind.Create, "team");
        foreach (var i in Enumerable.Range(1, 9))
        {
            speaker.SendGroup(GroupRequestKind.Invite, "team", $"m{i}");
            members[i].Read(FrameAction.Group);
            members[i].SendGroup(GroupRequestKind.Accept, "team").Read(FrameAction.Confirmation);
        }

        var (inGroup, ofVerdicts) = (new List<TimeSpan>(), new List<TimeSpan>());
        while (server.Sockets >= itself + members.Count)
        {
            inGroup.Add(SayToGroup(speaker, members[1..9]));
            ofVerdicts.Add(SayTo("m2", members[1], members[2]));
        }

        foreach (var member in members)
            member.Dispose();
        server.Signal(System.Runtime.InteropServices.PosixSignal.SIGTERM);
        server.WaitForExit();
        var counts = File.ReadAllLines(Directory.GetFiles(server.WorkingDirectory, "run-*.log").Single()).Last(line => line.Contains("Since the start", StringComparison.Ordinal));
        Assert.That(counts, Does.Contain("write_stalled 1").Or.Contain("slow_consumer 1"), "the drop");
        Assert.That(counts, Does.Contain("internal errors: 0"));
        Assert.That(inGroup, Has.Count.GreaterThan(50), "rounds");
        Assert.That(inGroup, Has.All.LessThan(Bearable), "to the group");
        Assert.That(ofVerdicts, Has.All.LessThan(Bearable), "verdicts");
        TestContext.Out.WriteLine($"{inGroup.Count} rounds; to the group at most {inGroup.Max().TotalMilliseconds:F1} ms, verdicts at most {ofVerdicts.Max().TotalMilliseconds:F1} ms");
    }

    // Until the last of those who read has it; each says so.
    private static TimeSpan SayToGroup(RawClient speaker, IEnumerable<RawClient> readers)
    {
        var begun = Stopwatch.GetTimestamp();
        speaker.Send(new SendRequest { Peer = "team"u8, Text = Text });
        foreach (var reader in readers)
        {
            reader.Read(FrameAction.GroupMessage);
            reader.Acknowledge();
        }

        return Stopwatch.GetElapsedTime(begun);
    }

    private static TimeSpan SayTo(string name, RawClient sender, RawClient reader)
    {
        var begun = Stopwatch.GetTimestamp();
        sender.SendText(name, "between two");
        reader.Read(FrameAction.SendRequest);
        reader.Acknowledge();
        sender.Read(FrameAction.SendConfirmation);
        return Stopwatch.GetElapsedTime(begun);
    }
}
