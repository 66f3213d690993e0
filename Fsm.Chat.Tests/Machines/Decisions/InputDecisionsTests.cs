using Fsm.Chat.Protocol.Machines.Terminal.Input;

namespace Fsm.Chat.Tests.Machines.Decisions;

internal sealed class InputDecisionsTests
{
    [TestCase(1, true, true, false, ExpectedResult = null)]
    [TestCase(0, true, true, false, ExpectedResult = InputTrigger.ScriptedChatFailed)]
    [TestCase(0, true, true, true, ExpectedResult = InputTrigger.CommandSettled)]
    [TestCase(0, true, false, false, ExpectedResult = InputTrigger.CommandSettled)]
    [TestCase(0, false, true, false, ExpectedResult = InputTrigger.CommandSettled)]
    public InputTrigger? Outcome_on_one_server_means(int left, bool isChat, bool failed, bool isInteractive) =>
        InputDecisions.Outcome(left, isChat, failed, isInteractive);

    [TestCase(InputDecisions.QueuedLines - 1, ExpectedResult = null)]
    [TestCase(InputDecisions.QueuedLines, ExpectedResult = InputTrigger.BacklogFilled)]
    public InputTrigger? Before_the_next_line(int backlog) => InputDecisions.BeforeNext(backlog);

    [TestCase((InputDecisions.QueuedLines / 2) - 1, ExpectedResult = InputTrigger.BacklogDrained)]
    [TestCase(InputDecisions.QueuedLines / 2, ExpectedResult = null)]
    [TestCase(0, ExpectedResult = null)]
    public InputTrigger? After_a_message_is_sent(int backlog) => InputDecisions.AfterSent(backlog);

    [TestCase(false, true, ExpectedResult = InputTrigger.ScriptedChatLost)]
    [TestCase(false, false, ExpectedResult = null)]
    [TestCase(true, true, ExpectedResult = null)]
    public InputTrigger? Broken_connection_means(bool isInteractive, bool isTalking) => InputDecisions.Broken(isInteractive, isTalking);

    [TestCase(false, true, ExpectedResult = InputTrigger.ConnectionInterrupted)]
    [TestCase(false, false, ExpectedResult = InputTrigger.ConnectionSettled)]
    [TestCase(false, null, ExpectedResult = null)]
    [TestCase(true, true, ExpectedResult = null)]
    public InputTrigger? Connection_means(bool isInteractive, bool? isInterrupted) => InputDecisions.Connection(isInteractive, isInterrupted);

    [TestCase(0, false, ExpectedResult = InputTrigger.DeliveriesSettled)]
    [TestCase(1, false, ExpectedResult = null)]
    [TestCase(0, true, ExpectedResult = null)]
    public InputTrigger? What_is_on_its_way_means(int messages, bool transfers) => InputDecisions.Deliveries(messages, transfers);
}
