using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Terminal.Input;

/// <summary>What the client does with the lines of its standard input.</summary>
public enum InputState : byte
{
    /// <summary>Lines are carried out as they come.</summary>
    Reading,

    /// <summary>A command awaits its outcome; the next line waits.</summary>
    AwaitingOutcome,

    /// <summary>The person is asked for the password of a server that a command connects to; the next line waits.</summary>
    AskingPassword,

    /// <summary>Too many messages wait to be sent; the next line waits.</summary>
    Full,

    /// <summary>A script waits for its lost connection; the next line will wait too.</summary>
    Interrupted,

    /// <summary>A script waits for its lost connection, and so does its next line.</summary>
    Holding,

    /// <summary>A scripted conversation was not opened, or its connection broke; lines up to its quit are errors.</summary>
    Skipping,

    /// <summary>The input has ended; the messages await their verdicts.</summary>
    Finishing,

    /// <summary>The connections are being ended.</summary>
    Leaving,

    /// <summary>Nothing is left to do.</summary>
    Ended,
}

/// <summary>What can happen to the client's input.</summary>
public enum InputTrigger : byte
{
    /// <summary>A line came.</summary>
    [From(Own)] LineRead,

    /// <summary>A line came that was meant for another place than where a text would go now.</summary>
    [From(Own)] MisdirectedLineRead,

    /// <summary>A line came that says quit, while lines are skipped.</summary>
    [From(Own)] SkippedQuitRead,

    /// <summary>A line came that leaves the program from anywhere, while lines are skipped.</summary>
    [From(Own)] SkippedExitRead,

    /// <summary>A command was begun whose outcome is not known yet.</summary>
    [From(Own)] CommandStarted,

    /// <summary>The outcome is known.</summary>
    [From(Own)] CommandSettled,

    /// <summary>The outcome is known: a script has no conversation to type into.</summary>
    [From(Own)] ScriptedChatFailed,

    /// <summary>The connection broke that a script's conversation went over.</summary>
    [From(Own)] ScriptedChatLost,

    /// <summary>The connection is lost that a script's lines go to; it is being made again.</summary>
    [From(Own)] ConnectionInterrupted,

    /// <summary>That connection is there again, or is given up.</summary>
    [From(Own)] ConnectionSettled,

    /// <summary>A server that a command connects to has a password, and was given another or none.</summary>
    [From(Own)] PasswordWanted,

    /// <summary>The person typed a password.</summary>
    [From(Own)] PasswordGiven,

    /// <summary>The person gives no password.</summary>
    [From(Own)] NothingGiven,

    /// <summary>As many messages wait as may.</summary>
    [From(Own)] BacklogFilled,

    /// <summary>There is room for more messages.</summary>
    [From(Own)] BacklogDrained,

    /// <summary>The input has ended, or the person wants to exit.</summary>
    [From(Own)] InputEnded,

    /// <summary>The program is left now, and nothing is waited for any more.</summary>
    [From(Own)] LeaveConfirmed,

    /// <summary>Every message has its verdict.</summary>
    [From(Own)] DeliveriesSettled,

    /// <summary>Every connection is over.</summary>
    [From(Own)] ServersLeft,

    /// <summary>No verdict came for so long that waiting is given up.</summary>
    [From(TriggerOrigin.Timer)] VerdictsStalled,

    /// <summary>The outcome took too long.</summary>
    [From(TriggerOrigin.Timer)] OutcomeTimerElapsed,

    /// <summary>Ending the connections took too long.</summary>
    [From(TriggerOrigin.Timer)] LeaveTimerElapsed,
}

/// <summary>What a transition of the input asks for.</summary>
public enum InputEffect : byte
{
    /// <summary>Carry the line out.</summary>
    ExecuteLine,

    /// <summary>Keep the line until the connection is there.</summary>
    HoldLine,

    /// <summary>Carry out the line that was kept, and give the next.</summary>
    ExecuteHeld,

    /// <summary>Say that the line that was kept is skipped, and give the next if there is one.</summary>
    RejectHeld,

    /// <summary>Say that the line was skipped, and why.</summary>
    RejectLine,

    /// <summary>Give the line back to whoever typed it, and say why.</summary>
    ReturnLine,

    /// <summary>Give the next line.</summary>
    ReadNext,

    /// <summary>Ask the person for the password.</summary>
    AskPassword,

    /// <summary>Connect with the password that was typed.</summary>
    SendPassword,

    /// <summary>Say that the server refused, for it got no password.</summary>
    TellPasswordMissing,

    /// <summary>Look whether every message has its verdict.</summary>
    CheckDeliveries,

    /// <summary>Say which messages are given up.</summary>
    TellStalled,

    /// <summary>End all connections.</summary>
    LeaveServers,

    /// <summary>Say that an outcome did not come.</summary>
    TellNoOutcome,

    /// <summary>End the program.</summary>
    Exit,
}
