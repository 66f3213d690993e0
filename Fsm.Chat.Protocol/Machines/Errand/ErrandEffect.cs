namespace Fsm.Chat.Protocol.Machines.Errand;

/// <summary>What an errand's transition asks for.</summary>
public enum ErrandEffect : byte
{
    /// <summary>Ask for the next thing, if there is one.</summary>
    GiveCommand,

    /// <summary>Keep in mind why it ends.</summary>
    NoteCause,

    /// <summary>Disconnect, without waiting for anything else.</summary>
    LeaveServer,

    /// <summary>Tell the outcome, and end the program.</summary>
    TellOutcome,
}
