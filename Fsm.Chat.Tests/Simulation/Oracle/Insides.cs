using System.Runtime.CompilerServices;
using Fsm.Chat.Client.Entry;
using Fsm.Chat.Server.Doors.Native;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Performing;

namespace Fsm.Chat.Tests.Simulation.Oracle;

/// <summary>What the cores keep to themselves, for whoever judges them.</summary>
internal static class Insides
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_facts")]
    public static extern ref HubFacts Facts(ChatHub hub);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_monitor")]
    public static extern ref Lock Monitor(ChatHub hub);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_machines")]
    public static extern ref HubMachines Machines(ChatHub hub);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queue")]
    public static extern ref ByteQueue<Origin> Queue(NativeVoice voice);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_core")]
    public static extern ref ClientCore Core(ChatClient client);
}
