using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>Several keys can prove one name: each comes by a code that is good once, and goes at its holder's wish.</summary>
internal sealed class KeyTests : AccountFixture
{
    [Test]
    public void Keys_are_listed_with_what_they_are_called()
    {
        var alice = Register("alice", AlicesKey, "laptop").SendAccount(AccountRequestKind.Keys);
        var key = alice.ExpectKeys().Single();
        Assert.That((key.Fingerprint, key.Label, key.IsThis), Is.EqualTo((AlicesKey.ToString(), "laptop", true)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Code_lets_another_key_in_and_makes_it_prove_the_name(bool firstStays)
    {
        var first = Talk(Register("alice", AlicesKey), firstStays);
        var code = Code(first);
        if (!firstStays)
            first.SendBare(FrameAction.DisconnectRequest);
        Connect("alice", OtherKey, out var asHolder, $"{code[..4].ToLowerInvariant()}-{code[4..]}");
        Assert.That(asHolder);
        Work();
        Assert.That(Disk.Start().Proofs, Has.Count.EqualTo(2));

        Crash();
        var again = Connect("alice", OtherKey, out asHolder).SendAccount(AccountRequestKind.Keys);
        Assert.That(asHolder);
        Assert.That(again.ExpectKeys().Select(key => key.IsThis), Is.EquivalentTo([true, false]));
    }

    [Test]
    public void Key_that_comes_by_a_code_is_called_as_its_device_is()
    {
        Dial("alice", OtherKey, Code(Register("alice", AlicesKey, "laptop")), label: "phone");
        Work();

        Crash();
        Assert.That(Connect("alice", OtherKey).SendAccount(AccountRequestKind.Keys).ExpectKeys().Select(key => (key.Label, key.IsThis)), Is.EqualTo([("laptop", false), ("phone", true)]));
    }

    [Test]
    public void Another_key_waits_until_what_is_asked_about_the_name_is_written_down()
    {
        var alice = WithTwoKeys();
        var code = Code(alice);
        alice.SendAccount(AccountRequestKind.RemoveKey, "laptop");
        Assert.That(RefusalOf(Dial("alice", BobsKey, code)), Is.EqualTo(StatusCode.ServerBusy));

        Work();
        Connect("alice", BobsKey, code);
        Assert.That(RefusalOf(Dial("alice", AlicesKey)), Is.EqualTo(StatusCode.NameRegistered));
    }

    [Test]
    public void Key_proves_the_name_until_its_removal_is_written_down()
    {
        WithTwoKeys().SendAccount(AccountRequestKind.RemoveKey, "laptop");
        Connect("alice", AlicesKey);
        Work();
        Assert.That(RefusalOf(Dial("alice", AlicesKey)), Is.EqualTo(StatusCode.NameRegistered));
        Connect("alice", OtherKey);
    }

    [Test]
    public void Code_is_good_once_and_not_for_long()
    {
        var first = Register("alice", AlicesKey);
        var code = Code(first);
        Server.Pass(TimeSpan.FromMinutes(1));
        Connect("alice", OtherKey, code);
        Work();
        Assert.That(RefusalOf(Dial("alice", BobsKey, code)), Is.EqualTo(StatusCode.CodeWrong), "it was used");

        var again = Connect("alice", AlicesKey);
        code = Code(again);
        again.SendBare(FrameAction.DisconnectRequest);
        Server.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.That(RefusalOf(Dial("alice", BobsKey, code)), Is.EqualTo(StatusCode.CodeWrong), "it is too old");
    }

    [Test]
    public void Code_without_a_key_or_for_another_name_is_wrong()
    {
        var code = Code(Register("alice", AlicesKey));
        Register("bob", BobsKey);
        Assert.That(RefusalOf(Dial("alice", key: null, code)), Is.EqualTo(StatusCode.CodeWrong));
        Assert.That(RefusalOf(Dial("bob", OtherKey, code)), Is.EqualTo(StatusCode.CodeWrong));
    }

    [Test]
    public void Codes_are_not_guessed_for_long()
    {
        var code = Code(Register("alice", AlicesKey));
        for (var i = 0; i < 5; i++)
            Assert.That(RefusalOf(Dial("alice", OtherKey, "AAAABBBB", "10.0.0.1")), Is.EqualTo(StatusCode.CodeWrong));
        Assert.That(RefusalOf(Dial("alice", OtherKey, code, "10.0.0.1")), Is.EqualTo(StatusCode.TooManyTries), "though it is right now");
        Connect("alice", OtherKey, code);
    }

    [Test]
    public void Code_is_not_taken_while_nothing_can_be_written_down()
    {
        var alice = Register("alice", AlicesKey);
        var code = Code(alice);
        Fail();
        Assert.That(RefusalOf(Dial("alice", OtherKey, code)), Is.EqualTo(StatusCode.CannotStore));
        alice.SendAccount(AccountRequestKind.Forget);
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.CannotStore));
        Server.Pass(TimeSpan.FromSeconds(2));
        Work();
    }

    [Test]
    public void Key_that_could_not_be_written_down_proves_nothing()
    {
        var code = Code(Register("alice", AlicesKey));
        Connect("alice", OtherKey, code);
        Work(StoreFault.StoreFull);
        Assert.That(RefusalOf(Dial("alice", OtherKey)), Is.EqualTo(StatusCode.NameRegistered));
        Connect("alice", AlicesKey);
    }

    [Test]
    public void Removed_key_proves_nothing_any_more([Values] bool chatting)
    {
        var alice = Talk(WithTwoKeys(), chatting).SendAccount(AccountRequestKind.RemoveKey, AlicesKey.ToString()[..9]);
        Work();
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.Ok));

        Crash();
        Assert.That(RefusalOf(Dial("alice", AlicesKey)), Is.EqualTo(StatusCode.NameRegistered));
        Connect("alice", OtherKey);
    }

    [TestCase(StoreFault.None, StatusCode.Ok)]
    [TestCase(StoreFault.StoreFull, StatusCode.CannotStore)]
    public void Whoever_is_away_or_gone_hears_of_a_removal_when_they_are_back_or_not(StoreFault fault, StatusCode status)
    {
        var code = Code(Register("alice", AlicesKey, "laptop"));
        var alice = Server.Dial(key: OtherKey);
        alice.Send(new ConnectRequest { Name = "alice"u8, Wishes = Wishes.Holder, Code = Encoding.ASCII.GetBytes(code) });
        var token = alice.ExpectToken();
        Work();
        alice.SendAccount(AccountRequestKind.RemoveKey, "laptop").Drop();
        Work(fault);
        var back = Server.Dial(key: OtherKey);
        (back.Sent, back.Handled) = (alice.Sent, alice.Handled);
        back.Resume("alice", token, alice.Handled);
        back.ExpectWelcome();
        Assert.That(Answer(back), Is.EqualTo(status));

        code = Code(back);
        var other = Connect("alice", BobsKey, code);
        Work();
        other.SendAccount(AccountRequestKind.RemoveKey, OtherKey.ToString()).SendBare(FrameAction.DisconnectRequest);
        Work(fault);
        Assert.That(Disk.Start().Proofs, Has.Count.EqualTo(fault == StoreFault.None ? 1 : 3));
    }

    [Test]
    public void Removal_that_is_not_written_down_is_none([Values] bool chatting)
    {
        var alice = Talk(WithTwoKeys(), chatting).SendAccount(AccountRequestKind.RemoveKey, "laptop");
        alice.SendAccount(AccountRequestKind.RemoveKey, "laptop");
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.ServerBusy), "the first is being written down");
        Work(StoreFault.StoreFull);
        Assert.That(alice.ExpectConfirmation().Status, Is.EqualTo(StatusCode.CannotStore));
        Connect("alice", AlicesKey);
    }

    [Test]
    public void Last_key_stays()
    {
        var alice = Register("alice", AlicesKey, "laptop").SendAccount(AccountRequestKind.RemoveKey, "laptop");
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.LastKey));
        alice.SendAccount(AccountRequestKind.RemoveKey);
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.UnknownKey));
    }

    [Test]
    public void Guest_has_no_keys()
    {
        var guest = Connect("guest", AlicesKey);
        foreach (var kind in (AccountRequestKind[])[AccountRequestKind.Keys, AccountRequestKind.AddKey, AccountRequestKind.RemoveKey, AccountRequestKind.Forget])
            Assert.That(Answer(guest.SendAccount(kind)), Is.EqualTo(StatusCode.NotRegistered));
    }

    [Test]
    public void Account_has_only_so_many_keys()
    {
        var alice = Register("alice", AlicesKey);
        for (byte i = 10; i < 19; i++)
        {
            var bytes = new byte[KeyFingerprint.Size];
            bytes[5] = i;
            alice = Connect("alice", KeyFingerprint.FromBytes(bytes), Code(alice));
            Work();
        }

        Assert.That(Answer(alice.SendAccount(AccountRequestKind.AddKey)), Is.EqualTo(StatusCode.TooManyKeys));
    }

    // What may be asked is the same, but it is another state.
    private Support.ScriptedPeer Talk(Support.ScriptedPeer peer, bool chatting)
    {
        if (!chatting)
            return peer;
        Connect("dave", key: null);
        peer.SendOpen("dave").Skip();
        return peer;
    }

    private static string Code(Support.ScriptedPeer peer) => peer.SendAccount(AccountRequestKind.AddKey).ExpectKeyCode();

    private Support.ScriptedPeer WithTwoKeys()
    {
        var code = Code(Register("alice", AlicesKey, "laptop"));
        var alice = Connect("alice", OtherKey, code);
        Work();
        return alice;
    }

    // What was in doubt stays in doubt: the store takes nothing new until it has been tried again.
    private void Fail()
    {
        Connect("bob", BobsKey).SendAccount(AccountRequestKind.Register);
        Store.Fault = StoreFault.StoreInDoubt;
        Store.Work();
        Store.Fault = StoreFault.StoreInDoubt;
        Store.Work();
    }
}
