namespace Fsm.Chat.Tests.Messages;

public sealed class FrameGateTests
{
    //        action                        counted from client, from server; allowed to client, to server
    [TestCase(FrameAction.ConnectRequest, true, true, true, false)]
    [TestCase(FrameAction.DisconnectRequest, true, false, true, true)]
    [TestCase(FrameAction.Confirmation, true, true, false, true)]
    [TestCase(FrameAction.SendRequest, true, true, true, true)]
    [TestCase(FrameAction.SendConfirmation, true, true, false, true)]
    [TestCase(FrameAction.UserList, true, true, true, true)]
    [TestCase(FrameAction.Conversation, true, true, true, true)]
    [TestCase(FrameAction.FileTransfer, true, true, true, true)]
    [TestCase(FrameAction.Group, true, true, true, true)]
    [TestCase(FrameAction.GroupMessage, true, true, false, true)]
    [TestCase(FrameAction.RosterNews, true, true, false, true)]
    [TestCase(FrameAction.Ignore, true, true, true, false)]
    [TestCase(FrameAction.Account, true, true, true, false)]
    [TestCase(FrameAction.History, true, true, true, false)]
    [TestCase(FrameAction.Search, true, true, true, false)]
    [TestCase(FrameAction.KeptMessage, true, true, false, true)]
    [TestCase(FrameAction.KeptGroupMessage, true, true, false, true)]
    [TestCase(FrameAction.DeliveryNews, true, true, false, true)]
    [TestCase(FrameAction.Presence, true, true, false, true)]
    [TestCase(FrameAction.Ping, false, false, true, true)]
    [TestCase(FrameAction.Pong, false, false, true, true)]
    [TestCase(FrameAction.Acknowledge, false, false, true, true)]
    public void Action_is_judged_by_who_sends_it(FrameAction action, bool countedFromClient, bool countedFromServer, bool clientMay, bool serverMay)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FrameGate.IsCounted(action, FrameOrigin.Client), Is.EqualTo(countedFromClient));
            Assert.That(FrameGate.IsCounted(action, FrameOrigin.Server), Is.EqualTo(countedFromServer));
            Assert.That(Check(action, FrameOrigin.Client, countedFromClient ? 6ul : 0), Is.EqualTo(clientMay ? CloseReason.None : CloseReason.WrongRole));
            Assert.That(Check(action, FrameOrigin.Server, countedFromServer ? 6ul : 0), Is.EqualTo(serverMay ? CloseReason.None : CloseReason.WrongRole));
        }
    }

    [TestCase((FrameAction)0)]
    [TestCase((FrameAction)22)]
    [TestCase((FrameAction)255)]
    public void Action_without_a_meaning_is_unknown(FrameAction action)
    {
        Assert.That(Check(action, FrameOrigin.Client, 6), Is.EqualTo(CloseReason.UnknownAction));
        Assert.That(Check(action, FrameOrigin.Server, 6), Is.EqualTo(CloseReason.UnknownAction));
    }

    //        action                  sequence expected, with 5 handled
    [TestCase(FrameAction.SendRequest, 6ul, CloseReason.None)]
    [TestCase(FrameAction.SendRequest, 5ul, CloseReason.WrongSequence)]
    [TestCase(FrameAction.SendRequest, 7ul, CloseReason.WrongSequence)]
    [TestCase(FrameAction.SendRequest, 0ul, CloseReason.WrongSequence)]
    [TestCase(FrameAction.Ping, 0ul, CloseReason.None)]
    [TestCase(FrameAction.Ping, 6ul, CloseReason.WrongSequence)]
    public void Sequence_has_to_be_the_next_one(FrameAction action, ulong sequence, CloseReason reason) =>
        Assert.That(Check(action, FrameOrigin.Client, sequence), Is.EqualTo(reason));

    //        acknowledgement, with 9 sent
    [TestCase(0ul, CloseReason.None)]
    [TestCase(9ul, CloseReason.None)]
    [TestCase(10ul, CloseReason.WrongAcknowledgement)]
    [TestCase(ulong.MaxValue, CloseReason.WrongAcknowledgement)]
    public void Acknowledgement_has_to_be_of_something_sent(ulong acknowledgement, CloseReason reason) =>
        Assert.That(FrameGate.Check(new() { Action = FrameAction.Acknowledge, Acknowledgement = acknowledgement }, FrameOrigin.Client, 5, 9), Is.EqualTo(reason));

    [TestCase(FrameOrigin.Server)]
    [TestCase((FrameOrigin)2)]
    public void Role_that_is_not_the_peers_is_refused_before_anything_else(FrameOrigin claimed) =>
        Assert.That(FrameGate.Check(new() { Action = (FrameAction)99, Origin = claimed, Acknowledgement = 99 }, FrameOrigin.Client, 5, 9), Is.EqualTo(CloseReason.WrongRole));

    [Test]
    public void First_frame_of_a_session_is_number_one() =>
        Assert.That(FrameGate.Check(new() { Action = FrameAction.ConnectRequest, Sequence = 1 }, FrameOrigin.Client, 0, 0), Is.EqualTo(CloseReason.None));

    [TestCase(FrameReadStatus.BadMagic, CloseReason.BadMagic)]
    [TestCase(FrameReadStatus.BadVersion, CloseReason.BadVersion)]
    [TestCase(FrameReadStatus.TooLong, CloseReason.FrameTooLong)]
    public void Frame_error_has_its_reason(FrameReadStatus status, CloseReason reason) => Assert.That(FrameGate.ReasonOf(status), Is.EqualTo(reason));

    [TestCase(FrameReadStatus.Frame)]
    [TestCase(FrameReadStatus.Incomplete)]
    public void What_is_no_error_has_no_reason(FrameReadStatus status) =>
        Assert.That(() => FrameGate.ReasonOf(status), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static CloseReason Check(FrameAction action, FrameOrigin sender, ulong sequence) =>
        FrameGate.Check(new() { Action = action, Origin = sender, Sequence = sequence }, sender, handled: 5, sent: 9);
}
