namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>Something that a machine moves: a link, a session, a message. It holds its state; the machine holds the rules.</summary>
public abstract class Subject<TState> : ITimed
    where TState : struct, Enum
{
    /// <summary>Begins in the machine's initial state.</summary>
    protected Subject(TState initial) => State = initial;

    /// <summary>Where it is now. Only a machine's step changes it.</summary>
    public TState State { get; internal set; }

    /// <inheritdoc/>
    public uint Generation { get; internal set; }

    /// <summary>How long it really waits in the state it has entered, where the rules say the longest: one that tries again waits a little longer each time.</summary>
    public virtual TimeSpan WaitFor(TimeSpan longest) => longest;
}

/// <summary>Something whose state can have a timer.</summary>
public interface ITimed
{
    /// <summary>Grows whenever a state is left, so that the timer of a state that was left is recognised.</summary>
    uint Generation { get; }
}
