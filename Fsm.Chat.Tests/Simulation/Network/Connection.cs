using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Network;

/// <summary>One connection between a client and the server, and what can be done to it.</summary>
internal sealed class Connection
{
    private readonly OneWay _toServer;
    private readonly OneWay _toClient;

    public Connection(Agenda agenda, Dice dice, WireManners toServer, WireManners toClient, ClientEnd client, ServerEnd server)
    {
        (Client, Server) = (client, server);
        _toServer = new(agenda, dice, toServer, server.NoteArrival, client.NoteRoom);
        _toClient = new(agenda, dice, toClient, client.NoteArrival, server.NoteRoom);
        client.Join(_toClient, _toServer);
        server.Join(_toServer, _toClient);
        client.Connection = server.Connection = this;
    }

    public ClientEnd Client { get; }

    public ServerEnd Server { get; }

    /// <summary>Whether anything was done to it that excuses its loss.</summary>
    public bool IsExcused { get; set; }

    public bool IsInUse => Client.IsHeld || Server.IsHeld;

    /// <summary>Both ends hear that it broke; but not one that nothing reaches any more.</summary>
    public void Break()
    {
        IsExcused = true;
        _toServer.Reset();
        _toClient.Reset();
    }

    /// <summary>Somebody in between closes it in good order, towards both.</summary>
    public void End()
    {
        IsExcused = true;
        _toServer.End();
        _toClient.End();
    }

    /// <summary>Nothing gets through any more in one direction or in both, and nobody is told.</summary>
    public void Silence(bool toServer, bool toClient)
    {
        IsExcused = true;
        if (toServer)
            _toServer.FallSilent();
        if (toClient)
            _toClient.FallSilent();
    }

    /// <summary>From now on it is as good as any; but what nothing came through stays so.</summary>
    public void Heal() => _toServer.Manners = _toClient.Manners = new();

    public void Hold(TimeSpan time)
    {
        IsExcused = true;
        _toServer.Hold(time);
        _toClient.Hold(time);
    }
}
