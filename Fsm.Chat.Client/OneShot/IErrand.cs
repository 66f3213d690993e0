using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Client.OneShot;

/// <summary>Where something is printed.</summary>
public enum Outlet : byte
{
    /// <summary>Nowhere. A mark that goes nowhere acknowledges nothing.</summary>
    Nowhere,

    /// <summary>On standard output: it is what the program was started for.</summary>
    Output,

    /// <summary>On standard error: a person may want to know.</summary>
    Errors,
}

/// <summary>
/// The one thing that a script has started the program for. It knows events and no sockets: what it asks for next, what an event means to it, where the event
/// is printed and what the outcome is.
/// </summary>
public interface IErrand
{
    /// <summary>Whether messages are acknowledged one by one.</summary>
    bool MarksEachMessage => false;

    /// <summary>What is asked for now; null when nothing is left to ask for.</summary>
    ParsedLine? NextCommand();

    /// <summary>The client takes another command: what was asked for before has its first answer.</summary>
    ErrandTrigger Wanted() => ErrandTrigger.CommandWanted;

    /// <summary>Takes note of an event; of a <see cref="ShownMark"/> when what is before it has been written.</summary>
    /// <returns>What it means; null for nothing.</returns>
    ErrandTrigger? Note(ClientEvent shown);

    /// <summary>Where an event is printed. Asked once for each, after it was noted; for a mark, before it is written.</summary>
    Outlet PlaceOf(ClientEvent shown);

    /// <summary>It ends now, and this is why. Events may still come.</summary>
    void Leave(ErrandTrigger cause);

    /// <summary>What has become of it.</summary>
    ErrandOutcome Conclude();
}
