using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Protocol.Flow;

namespace Fsm.Chat.Client.Ports;

/// <summary>
/// What the client's core asks of the world. It calls only after it has left its monitor, one call at a time and in the order of what happened,
/// so an implementation may call back into it. No method blocks or throws.
/// </summary>
public interface IClientPort
{
    /// <summary>Begin to connect. <see cref="ILinkEvents.LinkOpened"/> or <see cref="ILinkEvents.DialFailed"/> tells what became of it.</summary>
    /// <returns>What stands for the connection from now on; aborting it gives the attempt up.</returns>
    ILinkPort Dial(long link, ServerEndpoint server);

    /// <summary>Disk and file links.</summary>
    IFilePort Files { get; }

    /// <summary>Show this after all that was shown before. A <see cref="ShownMark"/> is passed back when it is shown.</summary>
    void Show(ClientEvent shown);

    /// <summary>Something has moved. What the client knows may look otherwise now, also where nothing is shown of it.</summary>
    void Changed()
    {
        // Whoever only prints what is shown need not know.
    }

    /// <summary>The next line of input is wanted: exactly one, or its end.</summary>
    void WantLine();

    /// <summary>Say that time has passed at this time on the client's clock, and no longer at the time asked for before; null for never.</summary>
    void ArmTimer(TimeSpan? due);

    /// <summary>End the program when everything is shown.</summary>
    /// <param name="code">The program's exit code.</param>
    void Exit(int code);
}
