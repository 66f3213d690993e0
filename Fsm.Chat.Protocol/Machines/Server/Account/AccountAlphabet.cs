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
}

/// <summary>What a transition of an account asks for.</summary>
public enum AccountEffect : byte
{
    /// <summary>Tell whoever has asked that the name is theirs.</summary>
    TellRegistered,

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
