namespace Fsm.Chat.Server.Keeping;

/// <summary>What a stored batch outlives.</summary>
public enum Durability : byte
{
    /// <summary>A power cut: each batch is on the disk before it is said to be stored.</summary>
    Power,

    /// <summary>The end of the process, however it comes: what is written is the system's to keep, and a power cut may take the last of it.</summary>
    Process,
}
