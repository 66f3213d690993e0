using Fsm.Chat.Client.Events;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Client.OneShot;

/// <summary>What an errand has to know of its connection.</summary>
/// <param name="State">The state of the User machine.</param>
/// <param name="Error">The last thing that went wrong; null when nothing has.</param>
/// <param name="Cause">Why the errand ends; null while it does not.</param>
public sealed record ConnectionNotes(UserState State = UserState.Disconnected, ErrorEvent? Error = null, ErrandTrigger? Cause = null)
{
    /// <summary>Whether the connection is lost and being made again.</summary>
    public bool IsInterrupted => FarewellDecisions.IsComingBack(State);

    /// <summary>What is known after an event. What the end of the program itself brings about is no news.</summary>
    public ConnectionNotes After(ClientEvent shown) => shown switch
    {
        StateEvent { Machine: "User" } state when Cause is null => this with { State = Enum.Parse<UserState>(state.State) },
        ErrorEvent error when Cause is null or ErrandTrigger.Failed => this with { Error = error },
        _ => this,
    };

    /// <summary>What an event means to any errand: without a connection it is over.</summary>
    public static ErrandTrigger? Meaning(ClientEvent shown) =>
        shown is StateEvent { Machine: "User", State: nameof(UserState.Disconnected) } ? ErrandTrigger.Failed : null;
}
