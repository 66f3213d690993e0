using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Client.OneShot;

/// <summary>The errand as its machine moves it.</summary>
/// <param name="initial">The state to begin in.</param>
internal sealed class ClientErrand(ErrandState initial) : Subject<ErrandState>(initial)
{
    /// <summary>The mistake of this program's own that ended it; null for none. What the errand knows of itself is not to be trusted then.</summary>
    public Exception? Mistake { get; set; }

    /// <inheritdoc/>
    public override string ToString() => "errand";
}

/// <summary>What the effects of an errand need to know of what happened.</summary>
/// <param name="Cause">What was fired.</param>
internal readonly record struct ErrandEvent(ErrandTrigger Cause);
