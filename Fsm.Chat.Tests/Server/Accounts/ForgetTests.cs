using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Server.Keeping.Facts;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>Whoever wishes to be forgotten is, and nobody gets their name.</summary>
internal sealed class ForgetTests : AccountFixture
{
    [TestCase(false)]
    [TestCase(true)]
    public void Forgotten_holder_is_told_and_their_name_is_nobodys(bool inConversation)
    {
        var alice = Register("alice", AlicesKey);
        if (inConversation)
        {
            Connect("bob", BobsKey);
            alice.SendOpen("bob").Skip();
        }

        alice.SendAccount(AccountRequestKind.Forget);
        alice.SendAccount(AccountRequestKind.Forget);
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.ServerBusy), "it is asked for already");
        Work();
        Assert.That(alice.ExpectConfirmation().Status, Is.EqualTo(StatusCode.Ok));
        Assert.That(alice.ExpectClose(), Is.EqualTo(CloseReason.Forgotten));
        Assert.That(Server.Hub.Figures.Sessions, Is.EqualTo(inConversation ? 1 : 0));
        Assert.That((Disk.Start().Accounts.Single().State, Disk.Start().Proofs), Is.EqualTo((AccountStanding.Forgotten, Array.Empty<KeptProof>())));

        Assert.That(RefusalOf(Dial("alice", AlicesKey)), Is.EqualTo(StatusCode.NameRegistered));
        Crash();
        Assert.That(RefusalOf(Dial("alice", AlicesKey)), Is.EqualTo(StatusCode.NameRegistered));
    }

    [Test]
    public void Wish_that_could_not_be_written_down_changes_nothing()
    {
        var alice = Register("alice", AlicesKey).SendAccount(AccountRequestKind.Forget);
        Work(StoreFault.StoreFull);
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.CannotStore));
        Crash();
        Connect("alice", AlicesKey, out var asHolder);
        Assert.That(asHolder);
    }

    [Test]
    public void Holder_who_is_away_meanwhile_is_forgotten_all_the_same()
    {
        var alice = Register("alice", AlicesKey).SendAccount(AccountRequestKind.Forget);
        alice.Drop();
        Work();
        Assert.That(Server.Hub.Figures.Sessions, Is.Zero);
        Assert.That(RefusalOf(Dial("alice", AlicesKey)), Is.EqualTo(StatusCode.NameRegistered));
    }

    [TestCase(StoreFault.None)]
    [TestCase(StoreFault.StoreFull)]
    public void Whoever_is_gone_by_then_is_not_told(StoreFault fault)
    {
        Register("alice", AlicesKey).SendAccount(AccountRequestKind.Forget).SendBare(FrameAction.DisconnectRequest);
        Work(fault);
        Assert.That(Server.Hub.Figures.InternalErrors, Is.Zero);
    }

    [Test]
    public void Refusal_finds_whoever_is_away()
    {
        var alice = Register("alice", AlicesKey).SendAccount(AccountRequestKind.Forget);
        alice.Drop();
        Work(StoreFault.StoreFull);
        Assert.That(Server.Hub.Figures.Sessions, Is.EqualTo(1));
        Connect("alice", AlicesKey, out var asHolder);
        Assert.That(asHolder);
    }
}
