namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>Who causes a trigger. It decides what a cell means that the rules leave out.</summary>
public enum TriggerOrigin : byte
{
    /// <summary>A frame of the other side; left out, it is a violation of the protocol.</summary>
    Peer,

    /// <summary>This side: the person, another machine, the socket; left out, it is a bug.</summary>
    Own,

    /// <summary>Time: a state's timer or the sweep; left out, it came late and is ignored.</summary>
    Timer,
}

/// <summary>States the origin of a trigger.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class FromAttribute(TriggerOrigin origin) : Attribute
{
    /// <summary>Who causes the trigger.</summary>
    public TriggerOrigin Origin => origin;
}

/// <summary>
/// States that equal triggers of one batch are one step where they change nothing: messages that were read together, for example. Their effects are
/// performed for each.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class RepeatedAttribute : Attribute;
