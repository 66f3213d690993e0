namespace Fsm.Chat.Tests.Server.Doors;

/// <summary>The hub does not know what it is spoken to in: somebody who types lines talks with a native client, both ways, with verdicts.</summary>
public sealed class TextDoorTests
{
    private HubHarness _server = null!;
    private ScriptedPeer _alice = null!;
    private TextPeer _bob = null!;

    [SetUp]
    public void Connect()
    {
        _server = new();
        _alice = _server.Connect("alice");
        _bob = new(_server.Hub);
        _bob.Type("CONNECT bob\n");
        Assert.That(_bob.Lines(), Is.EqualTo([$"welcome {TextDoorway.First}", "users bob alice"]));
    }

    [TearDown]
    public void No_step_was_a_bug()
    {
        _server.AssertEndedWell();
        _server.Dispose();
    }

    [Test]
    public void Message_of_a_native_client_arrives_as_a_line_and_its_sender_gets_the_verdict()
    {
        _alice.SendText("bob", "hello");
        Assert.That(_bob.Lines(), Is.EqualTo(["conversation Open alice", "message 1 alice hello"]));
        Assert.That(_alice.Waiting, Is.Zero, "bob has not said that he has got it");

        _bob.Type("GOT 1\n");

        Assert.That(_alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfDelivered(2)]));
    }

    [Test]
    public void Line_arrives_as_a_message_of_a_native_client_and_its_sender_gets_the_verdict()
    {
        _bob.Type("SEND alice hi there\n");
        Assert.That(_alice.ExpectText(), Is.EqualTo(("bob", "hi there")));
        Assert.That(_bob.Lines(), Is.Empty);

        _alice.Acknowledge();

        Assert.That(_bob.Lines(), Is.EqualTo(["verdict 2-2 Ok"]));
    }

    [Test]
    public void Refusals_are_the_same()
    {
        _bob.Type("SEND nobody hi\nLEAVE alice\n");

        Assert.That(_bob.Lines(), Is.EqualTo([$"answer 3 {StatusCode.NotInConversation}", $"verdict 2-2 {StatusCode.UnknownRecipient}"]));
    }

    [Test]
    public void Name_is_taken_whatever_it_is_spoken_in()
    {
        var other = new TextPeer(_server.Hub);

        other.Type("CONNECT alice\n");

        Assert.That(other.Lines(), Is.EqualTo([$"refused {StatusCode.NameTaken}", $"closed {CloseReason.ConnectRefused}"]));
    }

    [Test]
    public void Session_of_one_door_cannot_be_gone_on_with_at_another()
    {
        Span<byte> token = stackalloc byte[SessionToken.Size];
        _bob.Link.Session!.Token.WriteTo(token);
        var thief = _server.Dial();

        thief.Resume("bob", token);

        Assert.That(thief.ExpectConfirmation().Status, Is.EqualTo(StatusCode.UnknownSession));
        Assert.That(_bob.Link.State, Is.EqualTo(Chat.Protocol.Machines.Both.Link.LinkState.Live));
        Assert.That(thief.ExpectClose(), Is.EqualTo(CloseReason.ConnectRefused));
        thief.EndInput();
    }

    [Test]
    public void Lines_may_come_in_pieces()
    {
        foreach (var letter in "OPEN alice\nLIST\n")
            _bob.Type(letter.ToString());

        Assert.That(_bob.Lines(), Is.EqualTo(["answer 2 open alice", "users bob alice"]));
    }

    [Test]
    public void What_waits_for_somebody_who_goes_has_failed()
    {
        _alice.SendText("bob", "hello");

        _bob.Type("QUIT\n");

        Assert.That(_bob.Lines(), Is.EqualTo(["conversation Open alice", "message 1 alice hello", "answer 2 Ok", $"closed {CloseReason.Requested}"]));
        Assert.That(_alice.ExpectVerdicts(), Is.EqualTo([VerdictRange.OfFailed(2, StatusCode.RecipientGone, handedOver: true)]));
        _alice.Acknowledge();
        _bob.Drop();
        Assert.That(_bob.IsReleased, Is.True);
    }

    [Test]
    public void Whoever_is_silent_is_asked_by_a_line_and_answers_by_one()
    {
        _server.Time.Advance(TimeSpan.FromSeconds(20));
        _alice.SendBare(FrameAction.Pong);
        _server.Time.Advance(TimeSpan.FromSeconds(11));

        Assert.That(_bob.Lines(), Is.EqualTo(["ping"]));
        _bob.Type("PONG\n");
        Assert.That(_bob.Link.State, Is.EqualTo(Chat.Protocol.Machines.Both.Link.LinkState.Live));
    }

    [Test]
    public void What_the_grammar_does_not_know_ends_the_link()
    {
        _bob.Type("SHOUT\n");

        Assert.That(_bob.Lines(), Is.EqualTo([$"closed {CloseReason.NotPermitted}"]));
    }
}
