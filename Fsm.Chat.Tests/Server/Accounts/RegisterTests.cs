using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Tests.Server.Keeping.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>A name belongs to whoever has registered it, from the moment at which that is on the disk, and for good.</summary>
public sealed class RegisterTests : AccountFixture
{
    [Test]
    public void Nobody_is_told_that_a_name_is_theirs_before_it_is_on_the_disk()
    {
        var alice = Connect("alice", AlicesKey, out var asHolder).SendAccount(AccountRequestKind.Register);
        Assert.That(asHolder, Is.False);
        alice.Skip();
        Assert.That(Disk.Start().Accounts, Is.Empty);

        Work();
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.Ok));
        Assert.That(Disk.Start().Accounts.Single().Name, Is.EqualTo("alice"));
    }

    [Test]
    public void Registered_name_is_its_holders_after_a_crash_too()
    {
        Register("Alice", AlicesKey);
        Crash();

        Assert.That(RefusalOf(Dial("alice", OtherKey)), Is.EqualTo(StatusCode.NameRegistered));
        Assert.That(RefusalOf(Dial("ALICE", key: null)), Is.EqualTo(StatusCode.NameRegistered));
        Assert.That(RefusalOf(Dial("аlice", key: null)), Is.EqualTo(StatusCode.NameTaken), "with a Cyrillic а");
        Connect("alice", AlicesKey, out var asHolder);
        Assert.That(asHolder);
        Assert.That(Server.Hub.Figures.Sessions, Is.EqualTo(1));
    }

    [Test]
    public void Holder_who_comes_back_is_called_as_they_registered()
    {
        Register("Alice", AlicesKey);
        Crash();
        var bob = Connect("bob", BobsKey);
        Connect("aLICE", AlicesKey);

        Assert.That(bob.AskUsers("al"), Is.EqualTo(["Alice"]));
    }

    [Test]
    public void Name_is_nobody_elses_while_it_is_being_written_down()
    {
        var alice = Connect("alice", AlicesKey).SendAccount(AccountRequestKind.Register);
        alice.SendAccount(AccountRequestKind.Register);
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.ServerBusy), "it is asked for already");
        alice.SendBare(FrameAction.DisconnectRequest);

        Assert.That(RefusalOf(Dial("alice", OtherKey)), Is.EqualTo(StatusCode.NameRegistered));
        Work();
        Connect("alice", AlicesKey, out var asHolder);
        Assert.That(asHolder);
    }

    [Test]
    public void Name_that_could_not_be_written_down_is_anybodys()
    {
        var alice = Connect("alice", AlicesKey).SendAccount(AccountRequestKind.Register);
        Work(StoreFault.StoreFull);
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.CannotStore));

        alice.SendAccount(AccountRequestKind.Keys);
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.NotRegistered));
        alice.SendBare(FrameAction.DisconnectRequest);
        Connect("alice", OtherKey, out var asHolder);
        Assert.That(asHolder, Is.False);
    }

    [Test]
    public void Registration_of_which_nobody_knows_is_written_again_before_anything_is_said()
    {
        var alice = Connect("alice", AlicesKey).SendAccount(AccountRequestKind.Register);
        Work(StoreFault.StoreInDoubt);

        Assert.That(Answer(alice), Is.EqualTo(StatusCode.Ok));
        Assert.That(Disk.Start().Accounts, Has.Count.EqualTo(1));
    }

    [Test]
    public void Whoever_is_away_hears_of_it_when_they_are_back()
    {
        var alice = Server.Dial(key: AlicesKey).SendConnect("alice");
        var token = alice.ExpectToken();
        alice.Expect(FrameAction.UserList);
        alice.SendAccount(AccountRequestKind.Register).Drop();
        Work();

        var back = Server.Dial(key: AlicesKey);
        (back.Sent, back.Handled) = (alice.Sent, alice.Handled);
        back.Resume("alice", token, alice.Handled);
        Assert.That(back.ExpectWelcome().HandedOver, Is.EqualTo(alice.Handled));
        Assert.That(Answer(back), Is.EqualTo(StatusCode.Ok));
        Assert.That(back.SendAccount(AccountRequestKind.Keys).ExpectKeys(), Has.Count.EqualTo(1));
        Register("bob", BobsKey).SendText("alice", "hi");
        Work();
        Assert.That(back.ExpectText(), Is.EqualTo(("bob", "hi")), "it is kept, and comes at once");
    }

    [Test]
    public void Whoever_shows_no_key_is_told_that_it_is_missing()
    {
        var alice = Connect("alice", key: null).SendAccount(AccountRequestKind.Register);
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.KeyMissing));
    }

    [Test]
    public void Whoever_has_registered_is_told_so()
    {
        var alice = Register("alice", AlicesKey).SendAccount(AccountRequestKind.Register);
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.AlreadyRegistered));
    }

    [Test]
    public void Server_without_a_store_keeps_no_names()
    {
        using var server = new Support.HubHarness();
        var alice = server.Connect("alice").SendAccount(AccountRequestKind.Register);
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.RegistrationClosed));
    }

    [Test]
    public void Only_so_many_register_in_a_while()
    {
        for (var i = 0; i < 30; i++)
            Register($"person{i}", AlicesKey).SendBare(FrameAction.DisconnectRequest);
        var late = Connect("late", AlicesKey).SendAccount(AccountRequestKind.Register);
        Assert.That(Answer(late), Is.EqualTo(StatusCode.TooManyRegistrations));

        Server.Time.Advance(TimeSpan.FromMinutes(10));
        Register("later", AlicesKey);
    }

    [Test]
    public void Group_takes_no_name_of_a_person_who_is_not_there()
    {
        Register("alice", AlicesKey).SendBare(FrameAction.DisconnectRequest);
        var bob = Connect("bob", BobsKey).SendGroup(GroupRequestKind.Create, "Alice");
        Assert.That(Answer(bob), Is.EqualTo(StatusCode.NameTaken));
    }

    [Test]
    public void Holder_who_comes_in_elsewhere_ends_the_session_that_is_there([Values] bool chatting)
    {
        var old = Register("alice", AlicesKey);
        var bob = Connect("bob", BobsKey).SendOpen("alice");
        if (chatting)
            old.SendOpen("bob");
        old.Skip();
        bob.Skip();
        Connect("alice", AlicesKey, out var asHolder);

        Assert.That(asHolder);
        Assert.That(old.ExpectClose(), Is.EqualTo(CloseReason.HolderElsewhere));
        Assert.That(bob.Await(FrameAction.Presence), Is.Not.Null, "bob's conversation was with a session that is over");
        Assert.That(Server.Hub.Figures.Sessions, Is.EqualTo(2));
    }

    [Test]
    public void Holder_need_not_wait_for_a_session_that_waits_for_a_client_that_is_gone()
    {
        var old = Register("alice", AlicesKey);
        old.Drop();
        Connect("alice", AlicesKey, out var asHolder);

        Assert.That(asHolder);
        Assert.That(Server.Hub.Figures.Sessions, Is.EqualTo(1));
    }

    [Test]
    public void Answers_about_accounts_find_whoever_is_in_a_conversation()
    {
        var bob = Connect("bob", BobsKey);
        var alice = Connect("alice", AlicesKey).SendOpen("bob");
        alice.Skip();
        alice.SendAccount(AccountRequestKind.Register);
        Work();
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.Ok));
        alice.SendAccount(AccountRequestKind.Keys);
        Assert.That(alice.ExpectKeys(), Has.Count.EqualTo(1));
        alice.SendAccount(AccountRequestKind.RemoveKey, "nothing");
        Assert.That(Answer(alice), Is.EqualTo(StatusCode.UnknownKey));
        bob.SendAccount(AccountRequestKind.Register);
        Work();
        bob.SendText("alice", "hi");
        Work();
        Assert.That(alice.ExpectKept().Text, Is.EqualTo("hi"));
        bob.Skip();
    }
}
