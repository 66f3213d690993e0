namespace Fsm.Chat.Tests.Server.Support;

/// <summary>Four people; whether they are in groups, and which, the tests say.</summary>
public abstract class GroupFixture : HubFixture
{
    private protected ScriptedPeer Alice { get; private set; } = null!;

    private protected ScriptedPeer Bob { get; private set; } = null!;

    private protected ScriptedPeer Carol { get; private set; } = null!;

    private protected ScriptedPeer Dave { get; private set; } = null!;

    private protected override void Prepare() =>
        (Alice, Bob, Carol, Dave) = (Server.Connect("alice"), Server.Connect("bob"), Server.Connect("carol"), Server.Connect("dave"));

    /// <summary>Lets somebody be in a conversation: what they may do about groups is the same, but it is another state.</summary>
    private protected static void Chat(bool chatting, ScriptedPeer one, ScriptedPeer other, string name)
    {
        if (!chatting)
            return;
        one.SendOpen(name);
        one.Skip();
        other.Skip();
    }

    private protected static StatusCode Answer(ScriptedPeer peer)
    {
        var (request, status) = peer.ExpectConfirmation();
        Assert.That(request, Is.EqualTo(peer.Sent), "the last request is answered");
        return status;
    }

    private protected static (CloseReason Reason, string Name) Gone(ScriptedPeer peer)
    {
        Assert.That(PresenceNotice.TryRead(peer.Await(FrameAction.Presence).Body, out var gone), Is.True);
        return (gone.Reason, System.Text.Encoding.UTF8.GetString(gone.Name));
    }
}
