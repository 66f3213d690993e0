using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Tests.Server.Keeping.Support;
using Fsm.Chat.Tests.Server.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>A hub with a store in memory that works when it is let, and people with keys.</summary>
public abstract class AccountFixture
{
    private protected static readonly KeyFingerprint AlicesKey = KeyOf(1);

    private protected static readonly KeyFingerprint BobsKey = KeyOf(2);

    private protected static readonly KeyFingerprint OtherKey = KeyOf(3);

    private protected MemoryDisk Disk { get; private set; } = null!;

    private protected MemoryStore Store { get; private set; } = null!;

    private protected HubHarness Server { get; private set; } = null!;

    /// <summary>The limits of the server; null for the usual ones.</summary>
    private protected virtual Limits? Limits => null;

    [SetUp]
    public void Begin()
    {
        Disk = new();
        Start();
        Prepare();
    }

    [TearDown]
    public void No_step_was_a_bug()
    {
        Work();
        Server.AssertEndedWell();
        Server.Dispose();
    }

    /// <summary>What all tests of the fixture begin with.</summary>
    private protected virtual void Prepare()
    {
        // Most begin with nothing.
    }

    /// <summary>Begins anew with what is on the disk: all that was in memory only is gone.</summary>
    private protected void Crash()
    {
        Server.Dispose();
        Start();
    }

    /// <summary>Lets the store do all that it was asked for, with this going wrong first.</summary>
    private protected void Work(StoreFault fault = StoreFault.None)
    {
        Store.Fault = fault;
        while (Store.Work())
        {
        }
    }

    /// <summary>Somebody who shows a key, and is let in or not.</summary>
    private protected ScriptedPeer Dial(string name, KeyFingerprint? key, string code = "", string address = "127.0.0.1", string label = "") =>
        Server.Dial(address, key: key).Send(new ConnectRequest
        {
            Name = Encoding.UTF8.GetBytes(name), Wishes = Wishes.Accounts | Wishes.Holder | Wishes.Keeping | Wishes.KeptGroups | Wishes.RosterNews, Code = Encoding.UTF8.GetBytes(code), KeyLabel = Encoding.UTF8.GetBytes(label),
        });

    /// <summary>The same, who is let in.</summary>
    private protected ScriptedPeer Connect(string name, KeyFingerprint? key, out bool asHolder, string code = "")
    {
        var peer = Dial(name, key, code);
        Assert.That(Welcome.TryRead(peer.Expect(FrameAction.Confirmation).Body, out var welcome), Is.True);
        Assert.That(welcome.Granted.HasFlag(Wishes.Accounts));
        asHolder = welcome.Granted.HasFlag(Wishes.Holder);
        peer.Await(FrameAction.UserList);
        return peer;
    }

    private protected ScriptedPeer Connect(string name, KeyFingerprint? key, string code = "") => Connect(name, key, out _, code);

    /// <summary>Somebody whose name is theirs.</summary>
    private protected ScriptedPeer Register(string name, KeyFingerprint key, string label = "")
    {
        var peer = Connect(name, key).SendAccount(AccountRequestKind.Register, label);
        Work();
        Assert.That(Answer(peer), Is.EqualTo(StatusCode.Ok));
        return peer;
    }

    /// <summary>What the last request came to.</summary>
    private protected static StatusCode Answer(ScriptedPeer peer)
    {
        var (request, status) = peer.ExpectConfirmation();
        Assert.That(request, Is.EqualTo(peer.Sent), "the last request is answered");
        return status;
    }

    private protected static StatusCode RefusalOf(ScriptedPeer peer)
    {
        var (_, status) = peer.ExpectConfirmation();
        Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.ConnectRefused));
        return status;
    }

    private static KeyFingerprint KeyOf(byte last)
    {
        var bytes = new byte[KeyFingerprint.Size];
        (bytes[0], bytes[^1]) = (last, last);
        return KeyFingerprint.FromBytes(bytes);
    }

    private void Start()
    {
        Store = new(Disk);
        Server = new(Limits, waits: true, store: Store);
    }
}
