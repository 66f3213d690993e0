using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Events;

/// <summary>Where a plain line goes, as a prompt says it.</summary>
/// <param name="Server">The server's address as it is shown; null for whichever is the current one.</param>
/// <param name="Name">The person or group, <c>chat2</c> where each line names its own, empty where lines are commands.</param>
public sealed record LineTarget(string? Server, string Name)
{
    /// <summary>Whether a line that is meant for this place gets there.</summary>
    /// <param name="now">Where lines go now.</param>
    public bool IsReached(LineTarget now) => (Server is null || Server == now.Server) && UserName.Comparer.Equals(Name, now.Name);
}
