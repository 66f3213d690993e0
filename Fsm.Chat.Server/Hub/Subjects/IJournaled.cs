namespace Fsm.Chat.Server.Hub.Subjects;

/// <summary>Something whose steps are written down.</summary>
internal interface IJournaled
{
    /// <summary>The number of the link it has; 0 for none.</summary>
    long LinkNumber { get; }

    /// <summary>The user's name, or the group's; empty before there is one.</summary>
    string UserName { get; }
}
