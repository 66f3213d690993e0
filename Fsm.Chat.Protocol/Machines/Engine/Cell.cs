using System.Collections.Immutable;
using Fsm.Chat.Protocol.Codes;

namespace Fsm.Chat.Protocol.Machines.Engine;

/// <summary>What a written cell of the state × trigger table does.</summary>
public enum CellKind : byte
{
    /// <summary>Leave for another state.</summary>
    Go,

    /// <summary>Act and stay.</summary>
    Stay,

    /// <summary>Nothing, for a stated reason.</summary>
    Ignore,

    /// <summary>Answer with a status code and stay.</summary>
    Refuse,
}

/// <summary>One written cell of a machine's table.</summary>
/// <param name="State">The state it is for.</param>
/// <param name="Trigger">The trigger it is for.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Target">The state afterwards.</param>
/// <param name="Effects">What has to be done, in order.</param>
/// <param name="Refusal">The code of a refusal; otherwise <see cref="LocalCode.None"/>.</param>
/// <param name="Reason">Why it is ignored; otherwise empty.</param>
public sealed record Cell<TState, TTrigger, TEffect>(
    TState State, TTrigger Trigger, CellKind Kind, TState Target, ImmutableArray<TEffect> Effects, LocalCode Refusal, string Reason)
    where TState : struct, Enum
    where TTrigger : struct, Enum
    where TEffect : struct, Enum;
