using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Tests.Server.Keeping.Support;
using Fsm.Chat.Tests.Server.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>Whoever comes back too late for their session is told how far what they had sent is on the disk.</summary>
internal sealed class SessionRecordTests : AccountFixture
{
    private ScriptedPeer _alice = null!;
    private ScriptedPeer _bob = null!;
    private byte[] _token = [];

    private protected override void Prepare()
    {
        Register("alice", AlicesKey);
        Register("bob", BobsKey);
        (_alice, _bob) = (Arrive("alice", AlicesKey), Connect("bob", BobsKey));
        Pass();
    }

    [Test]
    public void After_a_crash_it_is_known_what_was_stored_of_a_session()
    {
        _alice.SendText("bob", "one").SendText("bob", "two");
        Work();
        var stored = _alice.Sent;
        _alice.SendText("bob", "in memory only");

        Crash();

        Assert.That(StoredOf(_token), Is.EqualTo(stored));
        Assert.That(Disk.Messages.Count, Is.EqualTo(2));
    }

    [Test]
    public void A_session_is_known_before_anything_was_said_in_it()
    {
        Arrive("alice", AlicesKey);
        Work();
        Crash();
        Assert.That(StoredOf(_token), Is.Zero);
    }

    [Test]
    public void It_is_known_also_when_the_cursors_have_moved_on()
    {
        _alice.SendText("bob", "one");
        var stored = _alice.Sent;
        Pass();
        Pass();
        Crash();
        Assert.That(StoredOf(_token), Is.EqualTo(stored));
        Crash();
        Assert.That(StoredOf(_token), Is.EqualTo(stored), "and again");
    }

    [Test]
    public void It_is_known_also_of_a_session_that_has_ended_here()
    {
        _alice.SendText("bob", "one");
        Work();
        var stored = _alice.Sent;
        _alice.Drop();
        Server.Pass(new Limits().ResumeWindow);
        Assert.That(StoredOf(_token), Is.EqualTo(stored));
    }

    [Test]
    public void While_it_is_being_written_nobody_is_told_anything()
    {
        _alice.SendText("bob", "one");
        var sent = _alice.Sent;
        Connect("alice", AlicesKey);
        Assert.That(Answered(_token).Status, Is.EqualTo(StatusCode.ServerBusy));
        Work();
        Assert.That(StoredOf(_token), Is.EqualTo(sent));
    }

    [Test]
    public void Of_a_session_of_which_something_could_not_be_stored_nothing_is_said_any_more()
    {
        _alice.SendText("bob", "one");
        Work(StoreFault.StoreFull);
        Pass();
        _alice.SendText("bob", "two");
        Work();
        Assert.That(Disk.Messages.Single().Text.ToArray(), Is.EqualTo("two"u8.ToArray()));
        Crash();
        Assert.That(StoredOf(_token), Is.Null);
    }

    [Test]
    public void Not_even_where_how_far_it_was_could_not_be_stored_at_the_same_time()
    {
        _alice.SendText("bob", "on the disk").SendText("bob", "not on it");
        Server.Pass(TimeSpan.FromSeconds(2));
        Store.Work();
        Work(StoreFault.StoreFull);
        Pass();
        _alice.SendText("bob", "on it again");
        Work();
        Pass();
        Assert.That(Disk.Messages.Count, Is.EqualTo(2));
        Crash();
        Assert.That(StoredOf(_token), Is.Null);
    }

    [Test]
    public void Not_even_where_that_could_not_be_stored_either()
    {
        _alice.SendText("bob", "one");
        for (var refused = 0; refused < 3; refused++)
        {
            Store.Fault = StoreFault.StoreFull;
            Store.Work();
        }

        _alice.SendText("bob", "two");
        Work();
        Assert.That(Disk.Messages.Count, Is.EqualTo(1));
        Crash();
        Assert.That(StoredOf(_token), Is.Null);
    }

    [Test]
    public void Cursors_that_could_not_be_stored_are_stored_later()
    {
        _alice.SendText("bob", "one");
        Work();
        var stored = _alice.Sent;
        Server.Pass(TimeSpan.FromSeconds(2));
        Work(StoreFault.StoreFull);
        Pass();
        _bob.SendText("alice", "two");
        Work();
        Pass();
        Crash();
        Assert.That(StoredOf(_token), Is.EqualTo(stored));
        _alice = Connect("alice", AlicesKey);
        _alice.SendText("bob", "three");
        Work();
        Assert.That(Disk.Messages.Select(message => message.Place), Is.EqualTo([1L, 2L, 3L]), "no place is given twice");
    }

    [Test]
    public void What_a_crash_has_left_to_the_messages_is_written_down_before_others_are_of_later_ones()
    {
        Register("carol", OtherKey);
        var carol = Connect("carol", OtherKey);
        Pass();
        _alice.SendText("bob", "one").SendText("bob", "two");
        Work();
        var (token, stored) = (_token, _alice.Sent);
        Crash();
        carol = Connect("carol", OtherKey);
        carol.SendText("bob", "of another conversation");
        Pass();
        Crash();

        Assert.That(StoredOf(token), Is.EqualTo(stored));
        _alice = Connect("alice", AlicesKey);
        _alice.SendText("bob", "three");
        Work();
        Assert.That(Disk.Of(1).Select(message => message.Place), Is.EqualTo([1L, 2L, 3L]), "no place is given twice");
    }

    [Test]
    public void A_guest_and_a_stranger_are_told_nothing()
    {
        Arrive("eve", key: null).Send(new BareMessage(FrameAction.DisconnectRequest));
        Assert.That((StoredOf(_token), StoredOf(new byte[Welcome.TokenSize])), Is.EqualTo((default(ulong?), default(ulong?))));
    }

    [Test]
    public void Only_the_last_sessions_of_somebody_are_kept_in_mind()
    {
        var first = _token;
        for (var i = 0; i < 4; i++)
        {
            Connect("alice", AlicesKey);
            Pass();
        }

        Assert.That(StoredOf(first), Is.Null);
        Assert.That(Disk.Start().Sessions.Select(session => session.Account).CountBy(account => account).Select(counted => counted.Value), Is.All.LessThanOrEqualTo(4));
    }

    [Test]
    public void Whoever_is_forgotten_is_forgotten_here_too()
    {
        _alice.SendText("bob", "one");
        Work();
        _alice.SendAccount(AccountRequestKind.Forget);
        Work();
        Pass();
        Assert.That((StoredOf(_token), Disk.Start().Sessions.Count), Is.EqualTo((default(ulong?), 2)), "bob's are there");
    }

    [Test]
    public void Nor_is_anything_said_where_the_wish_to_be_forgotten_could_not_be_stored()
    {
        _alice.SendText("bob", "one");
        Work();
        Pass();
        _alice.SendAccount(AccountRequestKind.Forget);
        Work(StoreFault.StoreFull);
        _alice.SendText("bob", "two");
        Work();
        Crash();
        Assert.That(Disk.Messages.Count, Is.EqualTo(2));
        Assert.That(StoredOf(_token), Is.Null);
    }

    private void Pass()
    {
        Server.Pass(TimeSpan.FromSeconds(2));
        Work();
    }

    private ScriptedPeer Arrive(string name, KeyFingerprint? key)
    {
        var peer = Dial(name, key);
        Assert.That(Welcome.TryRead(peer.Expect(FrameAction.Confirmation).Body, out var welcome), Is.True);
        _token = welcome.Token.ToArray();
        peer.Await(FrameAction.UserList);
        return peer;
    }

    private ulong? StoredOf(byte[] token)
    {
        var answer = Answered(token);
        Assert.That(answer.Status, Is.EqualTo(StatusCode.UnknownSession));
        return answer.Stored;
    }

    private Confirmation Answered(byte[] token)
    {
        var peer = Server.Dial().Resume("any", token);
        Assert.That(Confirmation.TryRead(peer.Expect(FrameAction.Confirmation).Body, out var answer), Is.True);
        return answer;
    }
}
