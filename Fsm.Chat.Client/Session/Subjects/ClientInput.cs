using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>What a line can make the next line wait for.</summary>
[Flags]
internal enum AwaitedKinds : ushort
{
    /// <summary>Connecting.</summary>
    Connect = 1,

    /// <summary>Disconnecting.</summary>
    Disconnect = 2,

    /// <summary>A list of users.</summary>
    Users = 4,

    /// <summary>A conversation that a command asked for.</summary>
    Chat = 8,

    /// <summary>A conversation that a line with a recipient asked for.</summary>
    Line = 16,

    /// <summary>Leaving conversations.</summary>
    Quit = 32,

    /// <summary>Something about groups.</summary>
    Group = 64,

    /// <summary>The offer of a file.</summary>
    File = 128,
}

/// <summary>A command whose outcome is awaited, and the servers it has still to come from.</summary>
internal sealed record AwaitedCommand(AwaitedKinds Kind, HashSet<ClientUser> Servers);

/// <summary>The client's standard input.</summary>
/// <param name="initial">The state to begin in.</param>
internal sealed class ClientInput(InputState initial) : Subject<InputState>(initial)
{
    /// <summary>How many lines were asked for.</summary>
    public long Asked { get; set; }

    /// <summary>How many lines came.</summary>
    public long Came { get; set; }

    /// <summary>What the next line waits for; null for nothing.</summary>
    public AwaitedCommand? Awaited { get; set; }

    /// <summary>The servers that a command connects to and that want a password, in the order in which the person is asked.</summary>
    public Queue<ClientUser> WantingPassword { get; } = [];

    /// <summary>Messages that wait to be sent, on all servers.</summary>
    public int Backlog { get; set; }

    /// <summary>When the last verdict came, or the wait for verdicts began.</summary>
    public TimeSpan LastVerdictAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => "input";
}

/// <summary>Decides what lines and outcomes mean to the input.</summary>
internal static class InputDecisions
{
    /// <summary>Lines typed or piped in that may wait to be sent before no more are read.</summary>
    public const int QueuedLines = 1000;

    /// <summary>What the outcome of a command means. A script whose conversation was refused must not have its texts taken for commands.</summary>
    public static InputTrigger Outcome(AwaitedKinds kind, bool failed, bool isInteractive) =>
        failed && kind == AwaitedKinds.Chat && !isInteractive ? InputTrigger.ScriptedChatFailed : InputTrigger.CommandSettled;

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

    /// <summary>What it means to the input that a server refused a connect.</summary>
    /// <param name="status">Why it did.</param>
    /// <param name="mayAsk">Whether a person is there who typed that command and waits for its outcome.</param>
    public static InputTrigger Refusal(StatusCode status, bool mayAsk) =>
        status == StatusCode.PasswordWrong && mayAsk ? InputTrigger.PasswordWanted : InputTrigger.CommandSettled;

    /// <summary>What an answer means to somebody who was asked for a password: nothing, or more than the wire takes, is none.</summary>
    public static InputTrigger Password(int bytes) => bytes is 0 or > byte.MaxValue ? InputTrigger.NothingGiven : InputTrigger.PasswordGiven;

    /// <summary>How many messages may wait before lines do; and below half of that, lines are read again.</summary>
    public static bool IsDrained(int backlog) => backlog == QueuedLines / 2 - 1;
}
