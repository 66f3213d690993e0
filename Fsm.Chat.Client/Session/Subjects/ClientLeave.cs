using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Terminal.Leave;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>The wish to leave the program.</summary>
/// <param name="initial">The state to begin in.</param>
internal sealed class ClientLeave(LeaveState initial) : Subject<LeaveState>(initial)
{
    /// <inheritdoc/>
    public override string ToString() => "leave";
}
