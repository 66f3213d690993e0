using Fsm.Chat.Protocol.Delivery;

namespace Fsm.Chat.Server.Hub;

/// <summary>What the hub asks of the socket behind one link.</summary>
public interface IServerLinkPort : ILinkPort
{
    /// <summary>Read on: the pause that <see cref="ChatHub.Receive"/> asked for is over.</summary>
    void ResumeReading();
}
