using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Performing;

namespace Fsm.Chat.Tests.Server;

/// <summary>A recipient need not be a session of this hub: one who is elsewhere, or absent, gets messages and gives verdicts like any other.</summary>
public sealed class ElsewhereTests : HubFixture
{
    private Elsewhere _dora = null!;

    private protected override void Prepare() => _dora = new();

    [Test]
    public void Message_is_taken_there_and_its_verdict_comes_from_there([Values] bool isDelivered)
    {
        var alice = Begin();
        alice.SendText("dora", "hello");

        Assert.That(_dora.Taken, Is.EqualTo(["alice: hello"]));
        Assert.That(_dora.Heard, Is.EqualTo([ConversationChange.Open]), "it was the first to them");
        Server.Meet((facts, _) => _dora.Last.Taker.Decide(facts.Verdicts, _dora.Last.Number, isDelivered ? StatusCode.Ok : StatusCode.RecipientGone, handedOver: isDelivered));
        Assert.That(alice.ExpectVerdicts().Single().Status, Is.EqualTo(isDelivered ? StatusCode.Ok : StatusCode.RecipientGone));
    }

    [Test]
    public void Too_much_may_wait_there()
    {
        var alice = Begin();
        _dora.IsBusy = true;
        alice.SendText("dora", "hello");

        Assert.That((_dora.Taken.Count, alice.ExpectVerdicts().Single().Status), Is.EqualTo((0, StatusCode.RecipientBusy)));
    }

    [Test]
    public void What_cannot_be_taken_there_fails_and_ends_nobody_here()
    {
        var alice = Begin();
        _dora.Breaks = true;
        alice.SendText("dora", "hello");

        Assert.That(alice.ExpectVerdicts().Single().Status, Is.EqualTo(StatusCode.RecipientGone));
        Assert.That(alice.Link.Reason, Is.EqualTo(CloseReason.None));
    }

    private ScriptedPeer Begin()
    {
        var alice = Server.Connect("alice");
        Server.Meet((facts, machines) => facts.Roster.Find("alice"u8, 0, out _)!.LastRecipient = _dora);
        return alice;
    }

    private sealed class Elsewhere : IRecipient
    {
        public byte[] NameUtf8 { get; } = "dora"u8.ToArray();

        public ushort Port => 0;

        public HubSession? Here => null;

        public List<string> Taken { get; } = [];

        public List<ConversationChange> Heard { get; } = [];

        public Origin Last { get; private set; }

        public bool IsBusy { get; set; }

        public bool Breaks { get; set; }

        public bool IsMeantBy(ReadOnlySpan<byte> name, ushort port) => name.SequenceEqual(NameUtf8);

        public bool IsBusyUnder(Limits limits, HubSession sender) => IsBusy;

        public bool Ignores(IPerson sender) => false;

        public void Hear(ConversationChange change, IPerson about) => Heard.Add(change);

        public void Take(IPerson from, ReadOnlySpan<byte> text, in Origin origin)
        {
            if (Breaks)
                throw new InvalidOperationException("the way there is broken");
            Taken.Add($"{Encoding.UTF8.GetString(from.NameUtf8)}: {Encoding.UTF8.GetString(text)}");
            Last = origin;
        }

        public void Take(IPerson from, HubGroup group, ReadOnlySpan<byte> text, in Origin origin, Shared encoded) => throw new NotSupportedException();
    }
}
