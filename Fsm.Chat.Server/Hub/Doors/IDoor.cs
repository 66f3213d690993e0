using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Doors;

/// <summary>
/// A grammar for what comes in and what goes out, and nothing else: bytes in, questions out; answers in, bytes out. The endpoint chooses it. It decides nothing,
/// keeps no time and is only ever used inside the monitor.
/// </summary>
internal interface IDoor
{
    /// <summary>A new link comes in by this door.</summary>
    /// <param name="link">The link.</param>
    /// <param name="hub">What can be asked on it.</param>
    IDoorway Open(HubLink link, IEntrance hub);
}
