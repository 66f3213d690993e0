using Fsm.Chat.Tests.Server.Support;

namespace Fsm.Chat.Tests.Server.Accounts;

/// <summary>Three people whose names are theirs, and a group that one of them has made, with two of them in it.</summary>
public abstract class KeptGroupFixture : AccountFixture
{
    private protected ScriptedPeer Alice { get; set; } = null!;

    private protected ScriptedPeer Bob { get; set; } = null!;

    private protected ScriptedPeer Carol { get; set; } = null!;

    private protected override void Prepare()
    {
        Alice = Register("alice", AlicesKey);
        Bob = Register("bob", BobsKey);
        Carol = Register("carol", OtherKey);
        Assert.That(Do(Alice, GroupRequestKind.Create), Is.EqualTo(StatusCode.Ok));
        Join(Bob, "bob");
        Skip();
    }

    /// <summary>All that was told is known.</summary>
    private protected void Skip()
    {
        foreach (var peer in (ScriptedPeer[])[Alice, Bob, Carol])
            peer.Acknowledge().Skip();
    }

    /// <summary>Somebody asks for something about the group, and the store does its work.</summary>
    private protected StatusCode Do(ScriptedPeer peer, GroupRequestKind kind, string person = "")
    {
        peer.SendGroup(kind, "team", person);
        Work();
        return Answer(peer);
    }

    /// <summary>Alice invites somebody, who accepts.</summary>
    private protected void Join(ScriptedPeer peer, string name)
    {
        Assert.That(Do(Alice, GroupRequestKind.Invite, name), Is.EqualTo(StatusCode.Ok));
        Assert.That(Do(peer, GroupRequestKind.Accept), Is.EqualTo(StatusCode.Ok));
    }

    /// <summary>Somebody's session is over.</summary>
    private protected void End(ScriptedPeer peer)
    {
        peer.Acknowledge().SendBare(FrameAction.DisconnectRequest);
        Server.Pass(TimeSpan.FromSeconds(1));
        Work();
    }

    /// <summary>Alice writes to the group.</summary>
    private protected void Say(string text)
    {
        Alice.SendText("team", text);
        Work();
    }

    /// <summary>The server is killed, and they come back: alice, bob, and carol if she is wanted.</summary>
    private protected void Restart(bool carolToo = false)
    {
        Crash();
        Alice = Connect("alice", AlicesKey);
        Bob = Connect("bob", BobsKey);
        if (carolToo)
            Carol = Connect("carol", OtherKey);
        Work();
    }

    /// <summary>Who is in the group, the owner first.</summary>
    private protected IEnumerable<string> Members(ScriptedPeer asker)
    {
        asker.Skip();
        var group = asker.SendGroup(GroupRequestKind.List, "team").ExpectGroupList().Single();
        Assert.That(group.Total, Is.EqualTo(group.Members.Count));
        return [group.Owner, .. group.Members.Where(member => member != group.Owner)];
    }
}
