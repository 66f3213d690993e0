using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Server;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>The server as a whole, as its machine's subject.</summary>
internal sealed class HubServer(ServerState initial) : Subject<ServerState>(initial), IJournaled
{
    long IJournaled.LinkNumber => 0;

    string IJournaled.UserName => "";
}

/// <summary>Something whose steps are written down.</summary>
internal interface IJournaled
{
    /// <summary>The number of the link it has; 0 for none.</summary>
    long LinkNumber { get; }

    /// <summary>The user's name, or the group's; empty before there is one.</summary>
    string UserName { get; }
}
