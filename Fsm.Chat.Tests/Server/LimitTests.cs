using static Fsm.Chat.Tests.Server.LimitCase;

namespace Fsm.Chat.Tests.Server;

/// <summary>Every limit of the server is met in its own way, has its own reason and is counted; and turned off, it is not there.</summary>
public sealed class LimitTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static IEnumerable<LimitCase> Limits_of_time()
    {
        yield return new("connect-timeout", "Link FirstFrameTimerElapsed", Closed(CloseReason.ConnectTimeout),
            Calm with { ConnectTimeout = Second }, limits => limits with { ConnectTimeout = TimeSpan.Zero },
            server => Close(server, server.Dial()));
        yield return new("ping-after", "Link SilenceNoticed", counts => counts.Probes,
            Calm with { PingAfter = Second, DeadAfter = 60 * Second }, limits => limits with { PingAfter = TimeSpan.Zero, DeadAfter = TimeSpan.Zero },
            server =>
            {
                server.Connect("alice");
                server.Pass(2 * Second);
            });
        yield return new("dead-after", "Link DeadTimerElapsed", Closed(CloseReason.PeerTimeout),
            Calm with { PingAfter = Second, DeadAfter = 2 * Second }, limits => limits with { DeadAfter = TimeSpan.Zero },
            server => Close(server, server.Connect("alice")));
        yield return new("stall-timeout, of a frame", "Link FrameStalled", Closed(CloseReason.FrameStalled),
            Calm with { StallTimeout = Second }, limits => limits with { StallTimeout = TimeSpan.Zero },
            server => Close(server, server.Connect("alice").SendBytes((byte)'F', (byte)'C')));
        yield return new("stall-timeout, of a write", "Link WriteStalled", Closed(CloseReason.WriteStalled),
            Calm with { StallTimeout = Second }, limits => limits with { StallTimeout = TimeSpan.Zero },
            server =>
            {
                var alice = server.Connect("alice");
                server.Pass(Second);
                alice.Link.SetWriteBlocked(server.Hub.Now);
                Close(server, alice);
            });
        yield return new("answer-within, of an invitation", "Invitation AnswerTimerElapsed", Refused(StatusCode.InvitationExpired),
            Calm with { InvitationTimeout = Second }, limits => limits with { InvitationTimeout = TimeSpan.Zero },
            server =>
            {
                var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));
                alice.SendGroup(GroupRequestKind.Create, "team").SendGroup(GroupRequestKind.Invite, "team", port: bob.Port);
                server.Pass(2 * Second);
            });
        yield return new("answer-within, of an offer", "Relay AnswerTimerElapsed", Refused(StatusCode.TransferExpired),
            Calm with { InvitationTimeout = Second }, limits => limits with { InvitationTimeout = TimeSpan.Zero },
            server =>
            {
                var alice = server.Connect("alice");
                server.Connect("bob");
                alice.OfferTo("bob");
                server.Pass(2 * Second);
            });
        yield return new("the time to attach", "Relay AttachTimerElapsed", Refused(StatusCode.NotAttached), Calm, Off: null, server =>
        {
            var alice = server.Connect("alice");
            server.Connect("bob").Accept(alice.OfferTo("bob"));
            server.Pass(Limits.AttachWithin + Second);
        });
        yield return new("transfer-stall", "Relay TransferStalled", Refused(StatusCode.TransferStalled),
            Calm with { Transfers = new() { Stall = Second } }, limits => limits with { Transfers = new() { Stall = TimeSpan.Zero } },
            server =>
            {
                Stream(server);
                server.Pass(2 * Second);
            });
        yield return new("transfer-stall, of the report", "Relay ReportTimerElapsed", Refused(StatusCode.TransferInterrupted),
            Calm with { Transfers = new() { Stall = Second } }, limits => limits with { Transfers = new() { Stall = TimeSpan.Zero } },
            server =>
            {
                Stream(server).EndInput();
                server.Pass(2 * Second);
            });
        yield return new("resume-window", "Session ResumeTimerElapsed", counts => counts.Expired,
            Calm with { ResumeWindow = Second }, limits => limits with { ResumeWindow = TimeSpan.Zero },
            server =>
            {
                server.Connect("alice").Drop();
                server.Pass(2 * Second);
            });
        yield return new("drain", "Server DrainTimerElapsed", Closed(CloseReason.ServerStopping),
            Calm with { Drain = Second }, limits => limits with { Drain = TimeSpan.Zero },
            server =>
            {
                var alice = server.Connect("alice");
                server.Connect("bob").StopsReading = true;
                alice.SendText("bob", "x").Acknowledge();
                alice.Drop();
                server.Hub.Stop();
                server.Pass(5 * Second);
            });
    }

    private static IEnumerable<LimitCase> Limits_of_size()
    {
        yield return new("max-first-frame", "Link ViolationFound", Closed(CloseReason.FrameTooLong),
            Calm with { MaxFirstFrame = 256 }, Off: null,
            server => Close(server, server.Dial().Send(new ConnectRequest { Name = "alice"u8, Password = new byte[250] })));
        yield return new("max-frame", "Link ViolationFound", Closed(CloseReason.FrameTooLong),
            Calm with { MaxFrame = 1024 }, Off: null,
            server => Close(server, server.Connect("alice").SendText("alice", new string('x', 2000))));
        yield return new("max-text", "Session SendRefused", Refused(StatusCode.TextTooLong),
            Calm with { MaxText = 10 }, Off: null,
            server => server.Connect("alice").SendText("alice", "more than ten"));
        yield return new("rate and burst", Trigger: null, counts => counts.Pauses,
            Calm with { Rate = 1, Burst = 3 }, limits => limits with { Rate = 0 },
            server => Send(server.Connect("alice"), 3));
        yield return new("queue-messages", "Session SendRefused", Refused(StatusCode.RecipientBusy),
            Calm with { Queues = new() { Messages = 4 } }, limits => limits with { Queues = new() { Messages = 0 } },
            server => Flood(server, 4));
        yield return new("queue-messages, of a member of a group", Trigger: null, Refused(StatusCode.RecipientBusy),
            Calm with { Queues = new() { Messages = 4 } }, limits => limits with { Queues = new() { Messages = 0 } },
            server =>
            {
                var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));
                server.Gather("team", alice, bob);
                bob.StopsReading = true;
                Send(alice, 4, "team");
            });
        yield return new("queue-bytes", "Session SendRefused", Refused(StatusCode.RecipientBusy),
            Calm with { Queues = new() { Bytes = 150 } }, limits => limits with { Queues = new() { Bytes = 0 } },
            server => Flood(server, 3));
        yield return new("queue-bytes-hard", "Session QueueOverflowed", Closed(CloseReason.SlowConsumer),
            Calm with { Queues = new() { BytesHard = 1000 } }, limits => limits with { Queues = new() { BytesHard = 0 } },
            server =>
            {
                var alice = server.Connect("alice").Acknowledge();
                alice.StopsReading = true;
                for (var i = 0; i < 15 && !alice.IsAborted; i++)
                    alice.Send(new UserListRequest { Prefix = [] });
                server.Pass(3 * Second);
            });
        yield return new("queue-bytes-of-server", "Session QueueOverflowed", Closed(CloseReason.SlowConsumer),
            Calm with { Queues = new() { BytesOfServer = 2000 } }, limits => limits with { Queues = new() { BytesOfServer = 0 } },
            server =>
            {
                var (alice, bob) = (server.Connect("alice").Acknowledge(), server.Connect("bob").Acknowledge());
                server.Connect("carol").Acknowledge();
                bob.StopsReading = true;
                for (var i = 0; i < 30 && !bob.IsAborted && bob.Link.Reason == CloseReason.None; i++)
                    alice.SendText("bob", new string('x', 50)).Acknowledge();
                server.Pass(3 * Second);
            });
    }

    private static IEnumerable<LimitCase> Limits_of_number()
    {
        yield return new("links-per-address", "Link CloseRequested", Closed(CloseReason.ServerFull),
            Calm with { LinksPerAddress = 2 }, limits => limits with { LinksPerAddress = 0 },
            server =>
            {
                for (var i = 0; i < 3; i++)
                    server.Dial("192.0.2.1");
                server.Pass(3 * Second);
            });
        yield return new("names-per-address", "Link ConnectRefused", Refused(StatusCode.TooManyNames),
            Calm with { NamesPerAddress = 2 }, limits => limits with { NamesPerAddress = 0 },
            server =>
            {
                foreach (var name in (string[])["alice", "bob", "carol"])
                    server.Dial("192.0.2.1").SendConnect(name);
                server.Pass(3 * Second);
            });
        yield return new("resumes", "Link ConnectRefused", Refused(StatusCode.TooManyNames),
            Calm with { Resumes = 1, ResumeWindow = 60 * Second }, limits => limits with { Resumes = 0 },
            server =>
            {
                var alice = server.Dial().SendConnect("alice");
                var token = alice.ExpectToken();
                for (var i = 0; i < Limits.ResumesAtOnce + 1; i++)
                {
                    var again = server.Dial();
                    (again.Sent, again.Handled) = (alice.Sent, alice.Handled);
                    again.Resume("alice", token, alice.Handled);
                }

                server.Pass(3 * Second);
            });
        yield return new("groups-per-user, of whoever makes one", "Session GroupRequestRefused", Refused(StatusCode.TooManyGroups),
            Calm with { GroupsPerUser = 2 }, Off: null,
            server =>
            {
                var alice = server.Connect("alice");
                foreach (var group in (string[])["one", "two", "three"])
                    alice.SendGroup(GroupRequestKind.Create, group);
            });
        yield return new("groups-per-user, of whoever is invited", "Session GroupRequestRefused", Refused(StatusCode.TooManyGroups),
            Calm with { GroupsPerUser = 1 }, Off: null,
            server =>
            {
                var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));
                bob.SendGroup(GroupRequestKind.Create, "own");
                alice.SendGroup(GroupRequestKind.Create, "team").SendGroup(GroupRequestKind.Invite, "team", port: bob.Port);
            });
        yield return new("group-members", "Session GroupRequestRefused", Refused(StatusCode.GroupFull),
            Calm with { GroupMembers = 2 }, limits => limits with { GroupMembers = 0 },
            server =>
            {
                var alice = server.Connect("alice");
                alice.SendGroup(GroupRequestKind.Create, "team");
                foreach (var name in (string[])["bob", "carol"])
                    alice.SendGroup(GroupRequestKind.Invite, "team", port: server.Connect(name).Port);
            });
        yield return new("open-uploads", "Session OfferRefused", Refused(StatusCode.TooManyTransfers),
            Calm with { Transfers = new() { OpenUploads = 2 } }, limits => limits with { Transfers = new() { OpenUploads = 0 } },
            server => Offer(server, 3));
        yield return new("open-downloads", "Session OfferRefused", Refused(StatusCode.RecipientBusy),
            Calm with { Transfers = new() { OpenDownloads = 2 } }, limits => limits with { Transfers = new() { OpenDownloads = 0 } },
            server => Offer(server, 3));
        yield return new("open-downloads, of a member of a group", "Relay OfferBlocked", Refused(StatusCode.RecipientBusy),
            Calm with { Transfers = new() { OpenDownloads = 2 } }, limits => limits with { Transfers = new() { OpenDownloads = 0 } },
            server =>
            {
                var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));
                server.Gather("team", alice, bob);
                for (var i = 0; i < 3; i++)
                    alice.Offer("team");
            });
    }

    [TestCaseSource(nameof(Limits_of_time)), TestCaseSource(nameof(Limits_of_size)), TestCaseSource(nameof(Limits_of_number))]
    public void A_limit_that_is_met_has_its_trigger_and_is_counted_once(object one)
    {
        var limit = (LimitCase)one;
        using var server = new HubHarness(limit.Limits, waits: true);

        limit.Provoke(server);

        Assert.That(limit.Count(server.Hub.Counts), Is.EqualTo(1), () => $"how often it was counted; what was fired last:\n{Last(server)}");
        Assert.That(TriggersOf(server, limit), limit.Trigger is null ? Is.Empty : Has.Count.EqualTo(1), () => $"how often it was fired; what was fired last:\n{Last(server)}");
        server.AssertEndedWell();
    }

    private static IEnumerable<LimitCase> Limits_that_can_be_off() =>
        Limits_of_time().Concat(Limits_of_size()).Concat(Limits_of_number()).Where(limit => limit.Off is not null);

    [TestCaseSource(nameof(Limits_that_can_be_off))]
    public void A_limit_that_is_off_is_not_met(object one)
    {
        var limit = (LimitCase)one;
        using var server = new HubHarness(limit.Off!(limit.Limits), waits: true);

        limit.Provoke(server);

        Assert.That(limit.Count(server.Hub.Counts), Is.Zero);
        Assert.That(TriggersOf(server, limit), Is.Empty);
        server.AssertEndedWell();
    }

    private static IReadOnlyList<string> TriggersOf(HubHarness server, LimitCase limit) =>
        [.. server.Journal.Entries.Select(entry => $"{entry.Machine} {entry.Trigger}")
            .Where(fired => fired == limit.Trigger)];

    private static string Last(HubHarness server) => string.Join('\n', server.Journal.Entries.TakeLast(12));

    // Long enough for every limit of these tests, and for the two seconds after which a link is closed by force.
    private static void Close(HubHarness server, ScriptedPeer peer)
    {
        server.Pass(4 * Second);
        if (!peer.IsAborted && peer.Link.Reason != CloseReason.None)
            peer.EndInput();
    }

    private static void Send(ScriptedPeer sender, int count, string to = "nobody")
    {
        for (var i = 0; i < count; i++)
            sender.SendText(to, "x");
    }

    private static void Flood(HubHarness server, int count)
    {
        var (alice, bob) = (server.Connect("alice"), server.Connect("bob").Acknowledge());
        bob.StopsReading = true;
        Send(alice, count, "bob");
    }

    private static void Offer(HubHarness server, int count)
    {
        var alice = server.Connect("alice");
        server.Connect("bob");
        for (var i = 0; i < count; i++)
            alice.Offer("bob");
    }

    private static ScriptedPeer Stream(HubHarness server)
    {
        var (alice, bob) = (server.Connect("alice"), server.Connect("bob"));
        var number = alice.OfferTo("bob");
        bob.Await(FrameAction.FileTransfer);
        bob.Accept(number);
        alice.ExpectAccepted();
        server.Dial().Attach(number, alice.ExpectStart().Token);
        return server.Dial().Attach(number, bob.ExpectStart().Token);
    }
}
