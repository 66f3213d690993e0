using Fsm.Chat.Protocol.Machines.Server.Session;
using Fsm.Chat.Tests.Server.Keeping.Support;
using Fsm.Chat.Tests.Server.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>What is asked of a group that lasts is answered when it is on the disk, wherever whoever has asked is by then.</summary>
internal sealed class KeptGroupStateTests : KeptGroupFixture
{
    /// <summary>Where somebody is.</summary>
    internal enum Place
    {
        /// <summary>Here.</summary>
        Here,

        /// <summary>Their link is lost.</summary>
        Interrupted,

        /// <summary>Their session is over.</summary>
        Gone,
    }

    [Test]
    public void Acceptance_is_answered([Values] Place place, [Values] bool chatting, [Values(StoreFault.None, StoreFault.StoreFull)] StoreFault fault)
    {
        var (carol, token) = Come("carol", OtherKey);
        Do(Alice, GroupRequestKind.Invite, "carol");
        Ask(carol, "carol", OtherKey, token, GroupRequestKind.Accept, "team", chatting ? ["alice"] : [], place, fault);

        var isMember = fault == StoreFault.None && place != Place.Gone; // an invitation ends with the session
        Restart();
        Assert.That(Members(Alice), Is.EqualTo(isMember ? ["alice", "bob", "carol"] : (string[])["alice", "bob"]));
    }

    [Test]
    public void Wish_for_one_is_answered([Values] Place place, [Values] bool chatting, [Values(StoreFault.None, StoreFault.StoreFull)] StoreFault fault)
    {
        var (bob, token) = Come("bob", BobsKey);
        Ask(bob, "bob", BobsKey, token, GroupRequestKind.Create, "club", chatting ? ["alice"] : [], place, fault);

        Restart();
        Assert.That(GroupsOfBob(), Is.EqualTo(fault == StoreFault.None ? ["club", "team"] : (string[])["team"]));
    }

    [Test]
    public void Leaving_is_answered_and_ends_the_conversation_with_it(
        [Values] Place place, [Values] bool withAlice, [Values] bool withTeam, [Values(StoreFault.None, StoreFault.StoreFull)] StoreFault fault)
    {
        var (bob, token) = Come("bob", BobsKey);
        string[] talks = [.. withAlice ? (string[])["alice"] : [], .. withTeam ? (string[])["team"] : []];
        bob = Ask(bob, "bob", BobsKey, token, GroupRequestKind.Leave, "team", talks, place, fault);

        if (place != Place.Gone && fault == StoreFault.None)
        {
            bob.SendOpen("alice").SendLeave("alice");
            Assert.That(bob.Link.Session!.State, Is.EqualTo(SessionState.Connected), "there is nobody to talk to");
        }

        Restart();
        Assert.That(GroupsOfBob(), Is.EqualTo(fault == StoreFault.None ? [] : (string[])["team"]));
    }

    [Test]
    public void Message_is_answered_in_a_conversation_with_it_and_in_none([Values] bool chatting)
    {
        if (chatting)
            Alice.SendOpen("carol").Acknowledge().Skip();
        Say("hi");
        Assert.That(Bob.ExpectKeptGroupText().Text, Is.EqualTo("hi"));
        Server.Pass(TimeSpan.FromSeconds(1));
        Assert.That(Alice.IsAcknowledged);
    }

    private ScriptedPeer Ask(
        ScriptedPeer peer, string name, KeyFingerprint key, byte[] token, GroupRequestKind kind, string group, string[] talks, Place place, StoreFault fault)
    {
        foreach (var talk in talks)
            peer.SendOpen(talk);
        peer.Acknowledge().Skip();
        peer.SendGroup(kind, group);
        if (place == Place.Interrupted)
            peer.Drop();
        if (place == Place.Gone)
            peer.SendBare(FrameAction.DisconnectRequest);
        Work(fault);
        if (place == Place.Interrupted)
            peer = ComeBack(peer, name, key, token);
        if (place != Place.Gone)
            Assert.That(peer.ExpectConfirmation().Status, Is.EqualTo(fault == StoreFault.None ? StatusCode.Ok : StatusCode.CannotStore));
        Server.Pass(TimeSpan.FromSeconds(5)); // a store that was full is tried again
        Work();
        Server.AssertEndedWell();
        return peer;
    }

    private IEnumerable<string> GroupsOfBob()
    {
        Bob.Skip();
        return Bob.SendGroup(GroupRequestKind.List, "").ExpectGroupList().Select(group => group.Name);
    }

    private (ScriptedPeer Peer, byte[] Token) Come(string name, KeyFingerprint key)
    {
        var peer = Server.Dial(key: key);
        peer.Send(new ConnectRequest { Name = Encoding.UTF8.GetBytes(name), Wishes = Wishes.Keeping | Wishes.KeptGroups });
        var token = peer.ExpectToken();
        Work();
        return (peer, token);
    }

    private ScriptedPeer ComeBack(ScriptedPeer before, string name, KeyFingerprint key, byte[] token)
    {
        var back = Server.Dial(key: key);
        (back.Sent, back.Handled) = (before.Sent, before.Handled);
        back.Resume(name, token, before.Handled);
        back.ExpectWelcome();
        return back;
    }
}
