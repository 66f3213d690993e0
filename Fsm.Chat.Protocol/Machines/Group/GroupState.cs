namespace Fsm.Chat.Protocol.Machines.Group;

/// <summary>Where a group is. Making one is atomic, and so is finding it a new owner: neither is a state.</summary>
public enum GroupState : byte
{
    /// <summary>It has members, and one of them is its owner.</summary>
    Open,

    /// <summary>It has no members any more; the name is free again.</summary>
    Dissolved,
}
