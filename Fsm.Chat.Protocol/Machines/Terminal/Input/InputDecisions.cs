using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Protocol.Machines.Terminal.Input;

/// <summary>Decides what lines, outcomes and what is on its way mean to the input. Null is nothing.</summary>
public static class InputDecisions
{
    /// <summary>Lines typed or piped in that may wait to be sent before no more are read.</summary>
    public const int QueuedLines = 1000;

    /// <summary>What it means that a command has its outcome on one server. A script whose conversation was refused must not have its texts taken for commands.</summary>
    /// <param name="left">On how many servers it has still none.</param>
    /// <param name="isChat">Whether texts were to follow it.</param>
    /// <param name="failed">Whether it failed.</param>
    /// <param name="isInteractive">Whether a person types.</param>
    public static InputTrigger? Outcome(int left, bool isChat, bool failed, bool isInteractive) => (left, failed && isChat && !isInteractive) switch
    {
        (> 0, _) => null,
        (_, true) => InputTrigger.ScriptedChatFailed,
        _ => InputTrigger.CommandSettled,
    };

    /// <summary>What a line means.</summary>
    /// <param name="isQuit">Whether it leaves a conversation.</param>
    /// <param name="isExit">Whether it leaves the program, wherever it is typed.</param>
    /// <param name="state">Where the input is: lines may be skipped up to such a one.</param>
    /// <param name="isMisdirected">Whether it would go elsewhere than it was meant to.</param>
    public static InputTrigger Line(bool isQuit, bool isExit, InputState state, bool isMisdirected) => state switch
    {
        InputState.Skipping when isQuit => InputTrigger.SkippedQuitRead,
        InputState.Skipping when isExit => InputTrigger.SkippedExitRead,
        _ => isMisdirected ? InputTrigger.MisdirectedLineRead : InputTrigger.LineRead,
    };

    /// <summary>What it means that a server refused a connect.</summary>
    /// <param name="status">Why it did.</param>
    /// <param name="mayAsk">Whether a person is there who typed that command and waits for its outcome.</param>
    public static InputTrigger Refusal(StatusCode status, bool mayAsk) =>
        status == StatusCode.PasswordWrong && mayAsk ? InputTrigger.PasswordWanted : InputTrigger.CommandSettled;

    /// <summary>What an answer means to somebody who was asked for a password: nothing, or more than the wire takes, is none.</summary>
    public static InputTrigger Password(int bytes) => bytes is 0 or > byte.MaxValue ? InputTrigger.NothingGiven : InputTrigger.PasswordGiven;

    /// <summary>What it means that the next line could be asked for while so many messages wait.</summary>
    public static InputTrigger? BeforeNext(int backlog) => backlog >= QueuedLines ? InputTrigger.BacklogFilled : null;

    /// <summary>What it means that one message less waits: below half of what may wait, lines are read again.</summary>
    public static InputTrigger? AfterSent(int backlog) => backlog == QueuedLines / 2 - 1 ? InputTrigger.BacklogDrained : null;

    /// <summary>What it means that the connection broke on a server. A person sees that, a script does not.</summary>
    /// <param name="isInteractive">Whether a person types.</param>
    /// <param name="isTalking">Whether what is typed goes there, as texts.</param>
    public static InputTrigger? Broken(bool isInteractive, bool isTalking) => !isInteractive && isTalking ? InputTrigger.ScriptedChatLost : null;

    /// <summary>What it means where the connection is that lines go to. A person sees it, and may go on typing.</summary>
    /// <param name="isInteractive">Whether a person types.</param>
    /// <param name="isInterrupted">Whether it is lost for now; null when there is none.</param>
    public static InputTrigger? Connection(bool isInteractive, bool? isInterrupted) => (isInteractive, isInterrupted) switch
    {
        (true, _) or (_, null) => null,
        (_, true) => InputTrigger.ConnectionInterrupted,
        _ => InputTrigger.ConnectionSettled,
    };

    /// <summary>What it means how much is on its way.</summary>
    /// <param name="messages">Messages without a verdict.</param>
    /// <param name="transfers">Whether files are on their way.</param>
    public static InputTrigger? Deliveries(int messages, bool transfers) => messages == 0 && !transfers ? InputTrigger.DeliveriesSettled : null;

    /// <summary>What it means how many servers are not left yet.</summary>
    public static InputTrigger? Servers(int left) => left == 0 ? InputTrigger.ServersLeft : null;
}
