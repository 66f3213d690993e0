namespace Fsm.Chat.Protocol.Machines.Input;

/// <summary>What the client does with the lines of its standard input.</summary>
public enum InputState : byte
{
    /// <summary>Lines are carried out as they come.</summary>
    Reading,

    /// <summary>A command awaits its outcome; the next line waits.</summary>
    AwaitingOutcome,

    /// <summary>Too many messages wait to be sent; the next line waits.</summary>
    Full,

    /// <summary>A script waits for its lost connection; the next line waits too.</summary>
    Interrupted,

    /// <summary>A scripted conversation was not opened, or its connection broke; lines up to its quit are errors.</summary>
    Skipping,

    /// <summary>The input has ended; the messages await their verdicts.</summary>
    Finishing,

    /// <summary>The connections are being ended.</summary>
    Leaving,

    /// <summary>Nothing is left to do.</summary>
    Ended,
}
