namespace Fsm.Chat.Protocol.Machines.Client.User;

/// <summary>Decides what follows from where one is on a server for taking leave of it, and for coming.</summary>
public static class FarewellDecisions
{
    /// <summary>Whether leave was taken: nothing more is sent, and nothing more is to be said.</summary>
    public static bool HasTakenLeave(UserState state) => state is UserState.Disconnecting or UserState.Disconnected;

    /// <summary>Whether there is something to take leave of when the program is left.</summary>
    public static bool HasToLeave(UserState state) => state != UserState.Disconnected;

    /// <summary>Whether a wish to connect leads to a connect: what an earlier client has left is claimed by no other.</summary>
    public static bool WillConnect(UserState state) => state == UserState.Disconnected;
}
