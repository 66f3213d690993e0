namespace Fsm.Chat.Client.Files;

/// <summary>What may come next on a receiver's file link.</summary>
internal enum ContentsStage : byte
{
    /// <summary>Where the contents begin.</summary>
    Beginning,

    /// <summary>Contents, or their end.</summary>
    Running,

    /// <summary>Nothing: all has come.</summary>
    Complete,
}
