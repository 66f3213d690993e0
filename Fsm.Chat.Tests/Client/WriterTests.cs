using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Tests.Client;

internal sealed class WriterTests
{
    private const string Server = "127.0.0.1:7400";

    private static readonly HostAddress Host = HostAddress.FromBytes([127, 0, 0, 1]);

    private static IEnumerable<TestCaseData> Golden()
    {
        yield return new(
            new StateEvent(Server, "User", "Connected"),
            "",
            """{"event":"state","server":"127.0.0.1:7400","machine":"User","state":"Connected"}""");
        yield return new(
            new UsersEvent(Server, [new("alice", Host, 40112), new("bob", Host, 40114)], 2, "alice", ""),
            "* 2 people on 127.0.0.1:7400:\n*   alice  127.0.0.1:40112  (you)\n*   bob  127.0.0.1:40114\n",
            """{"event":"users","server":"127.0.0.1:7400","users":[{"name":"alice","address":"127.0.0.1","port":40112},{"name":"bob","address":"127.0.0.1","port":40114}],"total":2}""");
        yield return new(
            new UsersEvent(Server, [new("alice", Host, 40112) { IsHolder = true }, new("bob", Host, 40114) { IsHolder = false }], 2, "alice", ""),
            "* 2 people on 127.0.0.1:7400:\n*   alice  127.0.0.1:40112  (registered)  (you)\n*   bob  127.0.0.1:40114\n",
            """{"event":"users","server":"127.0.0.1:7400","users":[{"name":"alice","address":"127.0.0.1","port":40112,"registered":true},{"name":"bob","address":"127.0.0.1","port":40114,"registered":false}],"total":2}""");
        yield return new(
            new MessageEvent(Server, "1", "bob\u001b", "alice", "h\u00e9\n\u001b[2J"),
            "bob\\u{1B}: h\u00e9\n    | \\u{1B}[2J\n",
            """{"event":"message","server":"127.0.0.1:7400","id":"1","from":"bob\u001B","to":"alice","text":"h\u00E9\n\u001B[2J"}""");
        yield return new(
            new MessageEvent(Server, "1", "bob", "alice", "") { Kept = new(7, new(2026, 12, 1, 9, 30, 0, 250, TimeSpan.Zero)) },
            "bob: (not kept any more)\n",
            """{"event":"message","server":"127.0.0.1:7400","id":"1","from":"bob","to":"alice","text":"","sent_at":"2026-12-01T09:30:00.25Z","place":7}""");
        yield return new(
            new MessageEvent(Server, "1", "bob", "alice", "hi") { Kept = new(7, new(2026, 12, 1, 9, 30, 0, TimeSpan.Zero)), OnAnotherDay = new(2026, 12, 1, 11, 30, 0, TimeSpan.FromHours(2)) },
            "bob (2026-12-01 11:30): hi\n",
            """{"event":"message","server":"127.0.0.1:7400","id":"1","from":"bob","to":"alice","text":"hi","sent_at":"2026-12-01T09:30:00Z","place":7}""");
        yield return new(
            new DeliveryEvent(Server, "bob", 100, "bob has got 100 messages that you sent before"),
            "* bob has got 100 messages that you sent before\n",
            """{"event":"delivery","server":"127.0.0.1:7400","to":"bob","count":100}""");
        yield return new(
            new VerdictEvent(Server, "1", "bob", "hello", "kept", null, null, 0, 0),
            "-> bob: hello [kept]\n",
            """{"event":"verdict","server":"127.0.0.1:7400","id":"1","to":"bob","text":"hello","status":"kept","reason":null,"delivered":0,"failed":0,"explanation":null}""");
        yield return new(
            new SentEvent(Server, "1", "bob", "hello", "accepted"),
            "",
            """{"event":"sent","server":"127.0.0.1:7400","id":"1","to":"bob","text":"hello","status":"accepted"}""");
        yield return new(
            new VerdictEvent(Server, "1", "bob", "hello", "delivered", null, null, 1, 0),
            "-> bob: hello [delivered]\n",
            """{"event":"verdict","server":"127.0.0.1:7400","id":"1","to":"bob","text":"hello","status":"delivered","reason":null,"delivered":1,"failed":0,"explanation":null}""");
        yield return new(
            new VerdictEvent(Server, "1", "bob", "hello", "failed", "recipient_gone", "the recipient has disconnected", 0, 1),
            "-> bob: hello [failed: the recipient has disconnected]\n",
            """{"event":"verdict","server":"127.0.0.1:7400","id":"1","to":"bob","text":"hello","status":"failed","reason":"recipient_gone","delivered":0,"failed":1,"explanation":"the recipient has disconnected"}""");
        yield return new(
            new VerdictEvent(Server, "1", "bob", "hello", "delivered", null, null, 1, 0) { Command = "c\"7" },
            "-> bob: hello [delivered]\n",
            """{"event":"verdict","server":"127.0.0.1:7400","id":"1","to":"bob","text":"hello","status":"delivered","reason":null,"delivered":1,"failed":0,"explanation":null,"command":"c\u00227"}""");
        yield return new(new OutcomeEvent(Server, "7", null), "", """{"event":"outcome","server":"127.0.0.1:7400","command":"7","status":"done","reason":null}""");
        yield return new(new OutcomeEvent(Server, "7", "usage"), "", """{"event":"outcome","server":"127.0.0.1:7400","command":"7","status":"failed","reason":"usage"}""");
        yield return new(
            new NoticeEvent(null, "connected", "connected"), "* connected\n", """{"event":"notice","server":null,"code":"connected","text":"connected"}""");
        yield return new(
            new NoticeEvent(null, "connected", "connected") { Account = "holder" }, "* connected\n", """{"event":"notice","server":null,"code":"connected","text":"connected","account":"holder"}""");
        yield return new(
            new AccountEvent(Server, "code", "--code ABCD-EFGH") { Code = "ABCD-EFGH" },
            "* --code ABCD-EFGH\n",
            """{"event":"account","server":"127.0.0.1:7400","status":"code","text":"--code ABCD-EFGH","code":"ABCD-EFGH"}""");
        yield return new(
            new AccountEvent(Server, "listed", "keys that prove alice:")
            {
                Keys = [ListedKey.Of(new("0a1b:2c3d:4e5f:6071:8293", "laptop", 1_796_083_200, 1_796_169_599, true)), ListedKey.Of(new("ff", "", -1, long.MaxValue, false))],
            },
            "* keys that prove alice:\n*   0a1b:2c3d:4e5f:6071  laptop  since 2026-12-01, last seen 2026-12-01  (this one)\n*   ff  -  since 1970-01-01, last seen 9999-12-31\n",
            """{"event":"account","server":"127.0.0.1:7400","status":"listed","text":"keys that prove alice:","keys":[{"fingerprint":"0a1b:2c3d:4e5f:6071:8293","label":"laptop","created":"2026-12-01T00:00:00Z","last_used":"2026-12-01T23:59:59Z","this":true},{"fingerprint":"ff","label":"","created":"1970-01-01T00:00:00Z","last_used":"9999-12-31T23:59:59Z","this":false}]}""");
        yield return new(
            new ErrorEvent(Server, "no_target", "you are in no conversation", "chat NAME"),
            "! no_target: you are in no conversation -- chat NAME\n",
            """{"event":"error","server":"127.0.0.1:7400","code":"no_target","text":"you are in no conversation","next":"chat NAME"}""");
        yield return new(
            new ConversationEvent(Server, "bob", "peer_gone", "peer_lost", "bob has disconnected"),
            "* bob has disconnected\n",
            """{"event":"conversation","server":"127.0.0.1:7400","with":"bob","status":"peer_gone","reason":"peer_lost"}""");
        yield return new(
            new MessageEvent(Server, "2", "bob", "alice", "hi all") { Group = "team" },
            "bob@team: hi all\n",
            """{"event":"message","server":"127.0.0.1:7400","id":"2","from":"bob","group":"team","text":"hi all"}""");
        yield return new(
            new VerdictEvent(Server, "1", "team", "hello", "delivered", null, null, 3, 0) { IsGroup = true },
            "-> team: hello [delivered to 3]\n",
            """{"event":"verdict","server":"127.0.0.1:7400","id":"1","group":"team","text":"hello","status":"delivered","reason":null,"delivered":3,"failed":0,"explanation":null}""");
        yield return new(
            new GroupEvent(Server, "team", "member_left", "bob", "peer_lost", "bob is no longer in team"),
            "* bob is no longer in team\n",
            """{"event":"group","server":"127.0.0.1:7400","name":"team","status":"member_left","who":"bob","reason":"peer_lost"}""");
        yield return new(
            new GroupEvent(Server, "team", "listed", null, null, "team, owned by bob: bob, alice") { Owner = "bob", Members = ["bob", "alice"], Total = 2 },
            "* team, owned by bob: bob, alice\n",
            """{"event":"group","server":"127.0.0.1:7400","name":"team","status":"listed","who":null,"reason":null,"owner":"bob","members":["bob","alice"],"total":2}""");
        yield return new(
            new InvitationEvent(Server, "team", "bob", "received", "bob invites you"),
            "* bob invites you\n",
            """{"event":"invitation","server":"127.0.0.1:7400","group":"team","from":"bob","status":"received","text":"bob invites you"}""");
        yield return new(
            new OfferEvent(Server, "1", "bob", "a\u001b[2J.txt", 10) { Text = "bob offers \"a\u001b[2J.txt\"" },
            "* bob offers \"a\\u{1B}[2J.txt\"\n",
            """{"event":"offer","server":"127.0.0.1:7400","id":"1","from":"bob","group":null,"file":"a\u001B[2J.txt","size":10}""");
        yield return new(
            new TransferEvent(Server, "1", "a.txt", "bob", true, "completed", 10, 10, 99.6) { Sha256 = "ab", Text = "transfer 1 completed" },
            "* transfer 1 completed\n",
            """{"event":"transfer","server":"127.0.0.1:7400","id":"1","file":"a.txt","peer":"bob","group":null,"direction":"send","status":"completed","reason":null,"bytes":10,"size":10,"speed":100,"sha256":"ab","path":null}""");
        yield return new(new ShownMark(Server, 1, 7), "", "");
        yield return new(new PromptEvent("bob"), "", "");
    }

    [TestCaseSource(nameof(Golden))]
    public void An_event_is_printed_like_this(ClientEvent shown, string plain, string json)
    {
        Assert.That(Print(new PlainWriter(), shown), Is.EqualTo(plain));
        Assert.That(Print(new JsonWriter(), shown), Is.EqualTo(json.Length == 0 ? "" : json + "\n"));
    }

    [Test]
    public void What_is_not_from_the_current_server_says_where_it_is_from() =>
        Assert.That(
            Print(new PlainWriter(), new MessageEvent("two:2", "1", "bob", "alice", "hi") { IsAside = true }),
            Is.EqualTo("[two:2] bob: hi\n"));

    [Test]
    public void Each_tenth_of_a_transfer_is_a_line()
    {
        var writer = new PlainWriter();
        var lines = new ulong[] { 0, 50, 99, 100, 150, 199, 400 }.Select(bytes => Print(writer, Running("1", bytes)));
        Assert.That(lines, Is.EqualTo(
        [
            "", "", "", "* transfer 1: \"a.txt\" to bob 10 %, 100 bytes of 1000 bytes, 100 bytes/s, 9 s left\n", "", "",
            "* transfer 1: \"a.txt\" to bob 40 %, 400 bytes of 1000 bytes, 100 bytes/s, 6 s left\n",
        ]));
    }

    private static TransferEvent Running(string id, ulong bytes) => new(Server, id, "a.txt", "bob", true, "running", bytes, 1000, 100);

    private static string Print(IEventFormat format, ClientEvent shown)
    {
        var bytes = new ArrayBufferWriter<byte>();
        format.Append(shown, bytes);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
