namespace Fsm.Chat.Client.Codes;

/// <summary>What went wrong in the life of a client.</summary>
[Flags]
internal enum Trouble : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An outcome or a verdict did not come.</summary>
    TimedOut = 1,

    /// <summary>A connect or a scripted conversation was refused.</summary>
    Refused = 2,

    /// <summary>A connection was lost or could not be made.</summary>
    LinkLost = 4,
}

/// <summary>Decides a program's exit code.</summary>
internal static class ExitDecisions
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>The program was called in a wrong way.</summary>
    public const int Usage = 2;

    /// <summary>Something did not come in time.</summary>
    public const int TimedOut = 3;

    /// <summary>Something was refused.</summary>
    public const int Refused = 4;

    /// <summary>A connection was lost or could not be made.</summary>
    public const int LinkLost = 5;

    /// <summary>A mistake of the program itself ended it: EX_SOFTWARE of sysexits.h.</summary>
    public const int Crashed = 70;

    /// <summary>What was to be printed could not be written: EX_IOERR of sysexits.h.</summary>
    public const int OutputLost = 74;

    /// <summary>What is wrong when a session is over and another one is asked for. Where all that was said is kept, nothing is: the verdicts tell the rest.</summary>
    public static Trouble OfLostSession(bool isKept) => isKept ? Trouble.None : Trouble.LinkLost;

    /// <summary>The exit code. A lost connection explains the rest, and a refusal explains more than a wait in vain.</summary>
    public static int Decide(Trouble trouble) => trouble switch
    {
        _ when trouble.HasFlag(Trouble.LinkLost) => LinkLost,
        _ when trouble.HasFlag(Trouble.Refused) => Refused,
        _ when trouble.HasFlag(Trouble.TimedOut) => TimedOut,
        _ => Done,
    };
}
