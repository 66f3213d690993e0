using Fsm.Chat.Client.Facts;

namespace Fsm.Chat.Client.Ports;

/// <summary>Whose names were proved when they were met here, by server, in all runs of the program.</summary>
public interface IKnownPeople
{
    /// <summary>Whether somebody of that name has proved it there.</summary>
    bool HasProved(ServerEndpoint server, string name);

    /// <summary>Somebody of that name has proved it there. Does not block.</summary>
    void Remember(ServerEndpoint server, string name);
}

/// <summary>Remembers it for as long as the program runs.</summary>
public sealed class ForgetfulPeople : IKnownPeople
{
    private readonly HashSet<(string Server, string Name)> _proved = [];

    /// <inheritdoc/>
    public bool HasProved(ServerEndpoint server, string name) => _proved.Contains((server.Authority, Protocol.Messages.UserName.Fold(name)));

    /// <inheritdoc/>
    public void Remember(ServerEndpoint server, string name) => _proved.Add((server.Authority, Protocol.Messages.UserName.Fold(name)));
}
