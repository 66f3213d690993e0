using Fsm.Chat.Protocol.Machines.Engine;
using static Fsm.Chat.Protocol.Machines.Engine.TriggerOrigin;

namespace Fsm.Chat.Protocol.Machines.Server.Account;

/// <summary>Whether a name belongs to somebody.</summary>
public enum AccountState : byte
{
    /// <summary>Somebody has asked for the name, and it is being written down. Nobody else gets it meanwhile.</summary>
    Registering,

    /// <summary>It belongs to whoever can prove it.</summary>
    Open,

    /// <summary>A code has brought in another key, and that is being written down. The key proves nothing yet.</summary>
    AddingKey,

    /// <summary>A key shall not prove it any more, and that is being written down. The key proves it still.</summary>
    RemovingKey,

    /// <summary>Its holder wants to be forgotten, and that is being written down.</summary>
    Forgetting,

    /// <summary>Its holder is forgotten. Nobody gets the name any more: whoever knew them must not mistake another for them.</summary>
    Forgotten,

    /// <summary>It could not be written down, so it belongs to nobody.</summary>
    Dropped,
}

/// <summary>What can happen to a name that belongs to somebody.</summary>
public enum AccountTrigger : byte
{
    /// <summary>What was to be written down of it is on the disk.</summary>
    [From(Own)] AccountKept,

    /// <summary>What was to be written down of it is not on the disk, and will not be.</summary>
    [From(Own)] AccountNotKept,

    /// <summary>Its holder wants to be forgotten.</summary>
    [From(Own)] ForgetRequested,

    /// <summary>Somebody has come in by a code, whose key shall prove it too.</summary>
    [From(Own)] KeyAdditionRequested,

    /// <summary>Its holder wants a key to prove it no more.</summary>
    [From(Own)] KeyRemovalRequested,
}

/// <summary>What a transition of an account asks for.</summary>
public enum AccountEffect : byte
{
    /// <summary>Tell whoever has asked that the name is theirs.</summary>
    TellRegistered,

    /// <summary>Have it written down that a key proves it too. The code that brought it is used up.</summary>
    KeepKey,

    /// <summary>A key proves it from here on.</summary>
    TakeKey,

    /// <summary>Have it written down that a key does not prove it any more.</summary>
    KeepKeyRemoval,

    /// <summary>A key does not prove it any more.</summary>
    RemoveKey,

    /// <summary>Tell its holder that a key is removed.</summary>
    TellKeyRemoved,

    /// <summary>Have it written down that its holder is forgotten.</summary>
    KeepForgetting,

    /// <summary>Take its holder out of their groups.</summary>
    LeaveGroups,

    /// <summary>Tell its holder, for the last time.</summary>
    TellForgotten,

    /// <summary>Tell whoever has asked that it was not written down, and why.</summary>
    TellNotKept,

    /// <summary>Let anybody have the name again.</summary>
    ReleaseName,
}
