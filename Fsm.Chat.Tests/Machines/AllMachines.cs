using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Conversation;
using Fsm.Chat.Protocol.Machines.Delivery;
using Fsm.Chat.Protocol.Machines.Input;
using Fsm.Chat.Protocol.Machines.Link;
using Fsm.Chat.Protocol.Machines.Server;
using Fsm.Chat.Protocol.Machines.Session;
using Fsm.Chat.Protocol.Machines.User;

namespace Fsm.Chat.Tests.Machines;

/// <summary>The seven machines under the default limits.</summary>
internal static class AllMachines
{
    public static RuleSet Rules { get; } = new(new Limits());

    /// <summary>
    /// Beside each machine stand the triggers, other than timers, that come without anybody at a keyboard or any frame of the peer: what the operating
    /// system or the other machines of this side will bring sooner or later. They and the timers alone must lead every state to its end.
    /// </summary>
    public static IReadOnlyList<ExecutedMachine> List { get; } =
    [
        // Nobody stops a server but its operator or the system's signal, which is part of the environment.
        ExecutedMachine.Of(Rules.Server, ServerTrigger.ListenerBound, ServerTrigger.ListenerFailed, ServerTrigger.LastVerdictGiven,
            ServerTrigger.LastLinkClosed, ServerTrigger.StopRequested),
        ExecutedMachine.Of(Rules.Link, LinkTrigger.InputEnded, LinkTrigger.LinkLost),
        // Whoever makes a session grants it in the same breath.
        ExecutedMachine.Of(Rules.Session, SessionTrigger.ConnectGranted, SessionTrigger.LinkEnded),
        ExecutedMachine.Of(Rules.User, UserTrigger.DialFailed, UserTrigger.LinkLost),
        ExecutedMachine.Of(Rules.Conversation, ConversationTrigger.LinkLost),
        ExecutedMachine.Of(Rules.Delivery, DeliveryTrigger.LinkLost),
        ExecutedMachine.Of(Rules.Input, InputTrigger.InputEnded, InputTrigger.DeliveriesSettled, InputTrigger.ServersLeft),
    ];

    public static IEnumerable<TestCaseData> Cases() => List.Select(machine => new TestCaseData(machine));
}
