using Fsm.Chat.Protocol.Flow;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>What the hub asks of the socket behind one link.</summary>
public interface IServerLinkPort : ILinkPort
{
    /// <summary>Read on: the pause that <see cref="ChatHub.Receive"/> asked for is over.</summary>
    void ResumeReading();

    /// <summary>
    /// Pass on what this link brings to another one, as it is, as fast as the other one takes it, until this one ends. Both confirmations are on their way.
    /// If <see cref="ChatHub.Receive"/> asked for a pause, because contents came early, it is over. A pump ends when either port is let go of.
    /// </summary>
    /// <param name="target">The receiver's port.</param>
    /// <param name="transfer">What is told, from any thread, that bytes have moved.</param>
    void BeginRelay(IServerLinkPort target, HubRelay transfer);
}
