using Fsm.Chat.Protocol.Machines.Client.User;

namespace Fsm.Chat.Tests.Machines.Decisions;

internal sealed class KeptDecisionsTests
{
    [TestCase(0ul, 0ul, 1ul, 5ul, ExpectedResult = UserTrigger.MessageReceived, Description = "nothing was shown")]
    [TestCase(3ul, 5ul, 4ul, 5ul, ExpectedResult = UserTrigger.MessageReceived, Description = "the next one, in the same millisecond")]
    [TestCase(3ul, 5ul, 3ul, 5ul, ExpectedResult = UserTrigger.KnownMessageReceived, Description = "the last one")]
    [TestCase(3ul, 5ul, 1ul, 2ul, ExpectedResult = UserTrigger.KnownMessageReceived, Description = "one before")]
    [TestCase(3ul, 5ul, 1ul, 6ul, ExpectedResult = UserTrigger.MessageReceived, Description = "the first of another store")]
    public UserTrigger What_was_shown_is_not_shown_again(ulong shownPlace, ulong shownAt, ulong place, ulong at) => KeptDecisions.Decide(new(shownPlace, shownAt), new(place, at));

    [TestCase(FrameAction.KeptMessage, false, true, ExpectedResult = false)]
    [TestCase(FrameAction.DeliveryNews, false, true, ExpectedResult = false)]
    [TestCase(FrameAction.KeptMessage, true, false, ExpectedResult = true)]
    [TestCase(FrameAction.DeliveryNews, true, false, ExpectedResult = true)]
    [TestCase(FrameAction.KeptGroupMessage, true, false, ExpectedResult = false)]
    [TestCase(FrameAction.KeptGroupMessage, false, true, ExpectedResult = true)]
    [TestCase(FrameAction.SendRequest, false, false, ExpectedResult = true)]
    public bool Only_what_was_granted_may_come(FrameAction action, bool isKeeping, bool isKeepingGroups) => KeptDecisions.MaySend(action, isKeeping, isKeepingGroups);
}
