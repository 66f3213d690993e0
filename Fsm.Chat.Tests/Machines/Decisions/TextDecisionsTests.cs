using Fsm.Chat.Protocol.Machines.Client.Conversation;
using static Fsm.Chat.Protocol.Machines.Client.Conversation.ConversationState;

namespace Fsm.Chat.Tests.Machines.Decisions;

public sealed class TextDecisionsTests
{
    //        bytes max  conversation lost group
    [TestCase(5, 10, Open, false, StatusCode.Ok)]
    [TestCase(10, 10, Open, false, StatusCode.Ok)]
    [TestCase(11, 10, Open, false, StatusCode.TextTooLong)]
    [TestCase(9999, 0, Open, false, StatusCode.Ok)]
    [TestCase(0, 10, Open, false, StatusCode.TextEmpty)]
    [TestCase(0, 0, Closed, false, StatusCode.TextEmpty)]
    [TestCase(null, 10, Open, true, LocalCode.NotPermittedNow)]
    [TestCase(5, 10, Opening, false, StatusCode.Ok)]
    [TestCase(5, 10, Leaving, false, StatusCode.Ok)]
    [TestCase(5, 10, Closed, true, LocalCode.ConversationEnded)]
    [TestCase(5, 10, Closed, false, StatusCode.Ok)]
    [TestCase(5, 10, Open, true, StatusCode.Ok)]
    [TestCase(11, 10, Closed, false, StatusCode.TextTooLong)]
    public void Typed_text_is_decided(int? bytes, int max, ConversationState conversation, bool isLostGroup, object code)
    {
        var trigger = code is StatusCode.Ok ? UserTrigger.TextTyped : UserTrigger.UnsendableTextTyped;

        Assert.That(TextDecisions.Decide(new(bytes, max, conversation, isLostGroup)), Is.EqualTo((trigger, Codes.Of((Enum)code))));
    }

    [TestCase(Closed, StatusCode.Ok)]
    [TestCase(Keeping, StatusCode.Ok)]
    [TestCase(Open, StatusCode.Ok)]
    [TestCase(PeerInterrupted, StatusCode.Ok)]
    [TestCase(Draining, LocalCode.Reconnecting)]
    [TestCase(Leaving, LocalCode.Reconnecting)]
    public void Without_a_connection_what_is_being_left_takes_no_text(ConversationState conversation, object code) =>
        Assert.That(TextDecisions.Decide(new(5, 10, conversation, IsLostGroup: false, IsLinked: false)).Code, Is.EqualTo(Codes.Of((Enum)code)));

    [Test]
    public void Text_for_nobody_goes_nowhere() =>
        Assert.That(TextDecisions.Decide(new(5, 10, Open, false) { HasRecipient = false }), Is.EqualTo((UserTrigger.UnsendableTextTyped, Codes.Of(LocalCode.NoTarget))));
}
