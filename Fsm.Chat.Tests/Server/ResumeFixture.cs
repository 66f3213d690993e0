namespace Fsm.Chat.Tests.Server;

/// <summary>Two who talk, one of whom loses the link.</summary>
internal abstract class ResumeFixture
{
    protected HubHarness Hub { get; private set; } = null!;

    [SetUp]
    public void Begin() => Hub = new(waits: true);

    [TearDown]
    public void Nobody_found_a_bug()
    {
        Assert.That(Hub.Hub.Figures.InternalErrors, Is.Zero);
        Hub.Dispose();
    }

    // After thirty seconds of silence the link waits for a sign of life.
    protected void Probe(ScriptedPeer alice, ScriptedPeer bob)
    {
        Hub.Pass(TimeSpan.FromSeconds(31));
        alice.Acknowledge().Skip();
        Assert.That(bob.TakeAll()[^1].Header.Action, Is.EqualTo(FrameAction.Ping));
    }

    protected (ScriptedPeer Alice, ScriptedPeer Bob, byte[] Token) Talking()
    {
        var bob = Hub.Dial().SendConnect("bob");
        var token = bob.ExpectToken();
        var alice = Hub.Connect("alice").SendOpen("bob");
        bob.SendOpen("alice").Skip();
        alice.Acknowledge().Skip();
        bob.Acknowledge().Skip();
        return (alice, bob, token);
    }

    protected ScriptedPeer Resume(ScriptedPeer before, byte[] token, ulong? handled = null)
    {
        var peer = Hub.Dial();
        (peer.Sent, peer.Handled) = (before.Sent, handled ?? before.Handled);
        return peer.Resume("bob", token, peer.Handled);
    }

    protected static void AssertRefused(ScriptedPeer peer, StatusCode status)
    {
        var refusal = peer.Expect(FrameAction.Confirmation);
        Assert.That(refusal.Header.Sequence, Is.Zero);
        Assert.That(Confirmation.TryRead(refusal.Body, out var message) ? message.Status : default, Is.EqualTo(status));
        Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.ConnectRefused));
    }
}
