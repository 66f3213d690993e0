namespace Fsm.Chat.Tests.Server.Support;

/// <summary>Alice sends bob a file, as far as the test wants.</summary>
internal sealed class TransferScene : IDisposable
{
    private readonly List<ulong> _others = [];

    public TransferScene(Limits? limits = null)
    {
        // Nobody answers pings here: what is slow in these tests is not the people.
        Server = new((limits ?? new()) with { PingAfter = TimeSpan.Zero, DeadAfter = TimeSpan.Zero, Rate = 0 });
        (Alice, Bob) = (Server.Connect("alice"), Server.Connect("bob"));
    }

    public HubHarness Server { get; }

    public ScriptedPeer Alice { get; }

    public ScriptedPeer Bob { get; }

    public ulong Transfer { get; private set; }

    public byte[] AliceToken { get; private set; } = [];

    public byte[] BobToken { get; private set; } = [];

    public ScriptedPeer AliceLink { get; private set; } = null!;

    public ScriptedPeer BobLink { get; private set; } = null!;

    public TransferScene Bring(RelayState state)
    {
        if (state == RelayState.Accepted)
            OccupyPlacesOf(Alice);
        Offer();
        if (state >= RelayState.Accepted)
            Accept();
        if (state >= RelayState.Attaching)
            ReadStart();
        if (state >= RelayState.Streaming)
            Attach();
        if (state == RelayState.Finishing)
            BobLink.EndInput();
        return this;
    }

    public void Offer()
    {
        Transfer = Alice.OfferTo("bob");
        Bob.Await(FrameAction.FileTransfer);
    }

    public void Accept()
    {
        Bob.Accept(Transfer);
        Assert.That(Alice.ExpectAccepted().Transfer, Is.EqualTo(Transfer));
    }

    public void ReadStart()
    {
        var (forAlice, forBob) = (Alice.ExpectStart(), Bob.ExpectStart());
        Assert.That((forAlice.Transfer, forBob.Transfer), Is.EqualTo((Transfer, Transfer)));
        (AliceToken, BobToken) = (forAlice.Token, forBob.Token);
    }

    public void Attach()
    {
        AliceLink = Server.Dial().Attach(Transfer, AliceToken);
        AliceLink.ExpectNothing();
        BobLink = Server.Dial().Attach(Transfer, BobToken);
        foreach (var link in (ScriptedPeer[])[AliceLink, BobLink])
        {
            Assert.That(link.ExpectConfirmation(), Is.EqualTo((1ul, StatusCode.Ok)));
            link.ExpectNothing();
        }
    }

    /// <summary>Lets somebody else send this person as many files as may run.</summary>
    public void OccupyPlacesOf(ScriptedPeer person)
    {
        var other = Server.Connect("carol");
        var name = person == Alice ? "alice" : "bob";
        for (var i = 0; i < Limits.RunningTransfers; i++)
        {
            _others.Add(other.OfferTo(name));
            person.Accept(_others[^1]);
            person.ExpectStartAfterOffer();
        }
    }

    public void ForgetOthers() => _others.Clear();

    /// <summary>The transfer is over, each side was told this or nothing, and nothing of it is left.</summary>
    public void AssertEnded(StatusCode? toldAlice, StatusCode? toldBob)
    {
        AssertTold(Alice, toldAlice);
        AssertTold(Bob, toldBob);
        Assert.That(Server.Hub.Figures.OpenTransfers, Is.EqualTo(_others.Count), "it is forgotten");
        foreach (var link in (ScriptedPeer?[])[AliceLink, BobLink])
            Assert.That(link is null || link.IsReleased || link.IsAborted, Is.True, "its links are closed");
        // Whatever timer or sweep still has it must not wake it.
        Server.Pass(TimeSpan.FromSeconds(61));
        Alice.ExpectNoEndOf(Transfer);
        Bob.ExpectNoEndOf(Transfer);
    }

    public void Dispose()
    {
        Server.AssertEndedWell();
        Server.Dispose();
    }

    private void AssertTold(ScriptedPeer peer, StatusCode? status)
    {
        if (status is { } told)
            Assert.That(peer.ExpectEnded(), Is.EqualTo((Transfer, told)));
        else
            peer.ExpectNoEndOf(Transfer);
    }
}
