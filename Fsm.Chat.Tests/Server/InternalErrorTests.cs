namespace Fsm.Chat.Tests.Server;

/// <summary>A mistake of our own ends the one link that it is about, says so, and is counted.</summary>
public sealed class InternalErrorTests
{
    private HubHarness _server = null!;
    private ScriptedPeer _bob = null!;

    [SetUp]
    public void Start()
    {
        _server = new();
        _bob = _server.Connect("bob");
    }

    [TearDown]
    public void It_is_counted_once_and_others_live_on()
    {
        _server.AssertEndedWell(expectedErrors: 1);
        Assert.That((_server.Hub.Figures.Links, _bob.IsAborted || _bob.IsReleased), Is.EqualTo((1, false)));
        _server.Dispose();
    }

    [Test]
    public void Before_the_connect()
    {
        var peer = _server.Dial();

        peer.MakeReadingFail();

        AssertClosed(peer);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void In_a_conversation_the_other_is_told(bool probed)
    {
        var peer = _server.Connect("mallory").SendOpen("bob");
        if (probed)
        {
            _server.Time.Advance(TimeSpan.FromSeconds(30.5));
            _bob.Acknowledge();
        }

        peer.MakeReadingFail();

        Assert.That(PresenceNotice.TryRead(_bob.Await(FrameAction.Presence).Body, out var gone), Is.True);
        Assert.That(gone.Reason, Is.EqualTo(CloseReason.InternalError));
        AssertClosed(peer);
    }

    [Test]
    public void While_the_link_closes_it_is_closed_at_once()
    {
        var peer = _server.Dial();
        _server.Journal.Recording = step =>
        {
            if (step.Trigger == "ViolationFound")
                throw new InvalidOperationException("A test made this fail.");
        };

        peer.SendBytes(1, 2, 3);

        Assert.That(peer.IsAborted, Is.True);
    }

    private static void AssertClosed(ScriptedPeer peer)
    {
        Assert.That(peer.ExpectClose(), Is.EqualTo(CloseReason.InternalError));
        peer.EndInput();
        Assert.That(peer.IsReleased, Is.True);
    }
}
