using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Machines.Server.Server;

namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>The server as a whole, as its machine's subject.</summary>
internal sealed class HubServer(ServerState initial) : Subject<ServerState>(initial), IJournaled
{
    long IJournaled.LinkNumber => 0;

    string IJournaled.UserName => "";
}
