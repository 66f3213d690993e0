using System.Runtime.CompilerServices;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Server.Hub;

namespace Fsm.Chat.Tests.Simulation.Oracle;

/// <summary>What the cores keep to themselves, for whoever judges them.</summary>
internal static class Insides
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_state")]
    public static extern ref HubFacts State(ChatHub hub);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_core")]
    public static extern ref ClientCore Core(ChatClient client);
}

/// <summary>The same for timers.</summary>
internal static class Insides<TSubject>
    where TSubject : class
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queue")]
    public static extern ref PriorityQueue<(TSubject Subject, uint Generation), TimeSpan> Queue(Deadlines<TSubject> deadlines);
}
