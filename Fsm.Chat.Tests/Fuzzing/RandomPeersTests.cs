using CsCheck;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Messages.Kept;

namespace Fsm.Chat.Tests.Fuzzing;

/// <summary>
/// Three people who say what people say, now and then with bytes that are wrong, missing or said twice: whatever that comes to, the hub has no internal
/// error, every link ends with one reason, and nothing of anybody is left.
/// </summary>
public sealed class RandomPeersTests
{
    private static readonly string[] Names = ["alice", "bob", "carol"];
    private static readonly Gen<byte[]> Name = OneOf([.. Names, "nobody", "team", "other"]).Select(name => Encoding.UTF8.GetBytes(name));
    private static readonly Gen<byte[]> Bytes = Gen.Byte.Array[0, 30];
    private static readonly Gen<ulong> Transfer = Gen.ULong[1, 4];

    private static readonly Gen<Line> Said = Gen.Frequency(
        (6, Gen.Select(Name, Bytes, (to, text) => new Line(peer => peer.Write(new SendRequest { Peer = to, Text = Printable(text) })))),
        (2, Gen.Select(Name, Gen.Enum<ConversationChange>(), (with, change) => new Line(peer => peer.Write(new ConversationMessage { Change = change, Peer = with })))),
        (2, Gen.Select(Name, Gen.Enum<IgnoreRequestKind>(), (person, kind) => new Line(peer => peer.Write(new IgnoreRequest { Kind = kind, Person = person })))),
        (1, Name.Select(name => new Line(peer => peer.Write(new HistoryRequest { Count = 3, Peer = name })))),
        (1, Gen.Select(Name, Bytes, (with, word) => new Line(peer => peer.Write(new SearchRequest { Count = 3, In = Encoding.UTF8.GetString(with), Words = [Encoding.UTF8.GetString(Printable(word))] })))),
        (2, Gen.Select(Name, Gen.Enum<AccountRequestKind>(), (word, kind) => new Line(peer => peer.Write(new AccountRequest { Kind = kind, Word = word })))),
        (1, Name.Select(prefix => new Line(peer => peer.Write(new UserListRequest { Prefix = prefix })))),
        (6, Gen.Select(Gen.Enum<GroupRequestKind>(), Name, Name, (kind, group, person) =>
            new Line(peer => peer.Write(new GroupRequest { Kind = kind, Group = group, Person = person })))),
        (2, Gen.Select(Name, Gen.ULong, (to, length) => new Line(peer => peer.Write(new FileOffer { Destination = to, Length = length, Name = "x"u8 })))),
        (3, Transfer.Select(number => new Line(peer => peer.Write(new FileAcceptance { Transfer = number, Hash = new byte[FileHash.Size] })))),
        (2, Gen.Select(Transfer, OneOf(FileRequestKind.Decline, FileRequestKind.Cancel, FileRequestKind.Report), (number, kind) =>
            new Line(peer => peer.Write(new FileStatement { Kind = kind, Transfer = number })))),
        (1, Bytes.Select(bytes => new Line(peer => peer.Write(new FileData { Bytes = bytes })))),
        (3, OneOf(FrameAction.Ping, FrameAction.Pong, FrameAction.Acknowledge).Select(action => new Line(peer => peer.Write(new BareMessage(action))))),
        (1, Gen.Const(new Line(peer => peer.Write(new BareMessage(FrameAction.DisconnectRequest))))));

    private static readonly Gen<Event> Events = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 30], Said, Gen.Int[0, 10_000], Gen.Byte, (who, how, line, at, value) => new Event(who, how, line, at, value));

    [Test]
    public void Whatever_peers_send_is_no_internal_error_and_every_link_ends_with_one_reason() =>
        Events.Array[1, 60].Sample(events => Play(events), iter: 1000, threads: 1);

    private static void Play(Event[] events)
    {
        using var server = new HubHarness(waits: events.Length % 2 == 0);
        var all = new List<ScriptedPeer>();
        var present = Names.Select(name => Arrive(server, all, name)).ToArray();
        foreach (var happened in events)
        {
            if (present[happened.Who] is { IsReleased: false, IsAborted: false } peer && peer.Link.Reason == CloseReason.None)
                Do(server, peer, happened);
            else
                present[happened.Who] = Arrive(server, all, Names[happened.Who]);
        }

        server.Hub.Stop();
        server.Pass(TimeSpan.FromSeconds(15));
        server.AssertEndedWell();
        Assert.That(all.Select(peer => peer.Link.Reason), Has.None.EqualTo(CloseReason.None), "every link has its reason");
        Assert.That(all.Select(peer => peer.IsReleased || peer.IsAborted), Has.All.True, "every socket is let go of");
        var figures = server.Hub.Figures;
        Assert.That((figures.Links, figures.Sessions, figures.Undecided, figures.QueuedBytes, figures.OpenTransfers), Is.EqualTo((0, 0, 0L, 0L, 0)), "nothing is left");
        Assert.That(server.Hub.Counts.Closed.Values.Sum(), Is.EqualTo(all.Count), "each was counted once");
    }

    private static ScriptedPeer Arrive(HubHarness server, List<ScriptedPeer> all, string name)
    {
        var peer = server.Dial();
        all.Add(peer);
        return peer.SendConnect(name);
    }

    private static void Do(HubHarness server, ScriptedPeer peer, Event happened)
    {
        var bytes = happened.Line.Frame(peer);
        switch (happened.How)
        {
            case 0:
                bytes[happened.At % bytes.Length] = happened.Value;
                break;
            case 1:
                bytes = bytes[..(happened.At % bytes.Length)];
                break;
            case 2:
                bytes = [.. bytes, .. bytes];
                break;
            case 3:
                peer.Drop();
                return;
            case 4:
                peer.EndInput();
                return;
            case 5:
                server.Pass(TimeSpan.FromSeconds(happened.Value / 4.0));
                return;
            case 6:
                peer.StopsReading = !peer.StopsReading;
                peer.Wake();
                return;
            case 7:
                bytes[FrameHeader.Size - 1 + (happened.At % (bytes.Length - FrameHeader.Size + 1))] = happened.Value; // the body
                break;
        }

        peer.SendBytes(bytes);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static byte[] Printable(byte[] text) => Array.ConvertAll(text, value => (byte)(value % 95 + 32));

    // The number of what it writes is used up, whether it is believed or not.
    private sealed record Line(Func<ScriptedPeer, byte[]> Frame);

    private sealed record Event(int Who, int How, Line Line, int At, byte Value)
    {
        public override string ToString() => $"{Names[Who]} {How} {At} {Value}";
    }
}
