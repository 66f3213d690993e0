namespace Fsm.Chat.Protocol.Machines.Client.User;

/// <summary>Decides what follows from where one is on a server for taking leave of it, and for coming.</summary>
public static class FarewellDecisions
{
    /// <summary>Whether leave was taken: nothing more is sent, and nothing more is to be said.</summary>
    public static bool HasTakenLeave(UserState state) => state is UserState.Disconnecting or UserState.Disconnected;

    /// <summary>Whether there is something to take leave of when the program is left.</summary>
    public static bool HasToLeave(UserState state) => state != UserState.Disconnected;

    /// <summary>Whether the connection is lost, or was not to be had, and is being made again.</summary>
    public static bool IsComingBack(UserState state) => state is UserState.Reconnecting or UserState.AwaitingServer or UserState.Renewing or UserState.Resuming;

    /// <summary>Whether a wish to connect leads to a connect: what an earlier client has left is claimed by no other.</summary>
    public static bool WillConnect(UserState state) => state == UserState.Disconnected;
}
