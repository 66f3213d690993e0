using Fsm.Chat.Tests.Simulation.Faults;
using Fsm.Chat.Tests.Simulation.Planted;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Network;

/// <summary>Makes connections, as far as the faults of the run let it, and remembers them.</summary>
internal sealed class Net(Agenda agenda, Dice dice, FaultPlan faults, PlantedBug bug)
{
    private static readonly TimeSpan KernelGivesUp = TimeSpan.FromSeconds(127);
    private ushort _lastPort = 50_000;

    /// <summary>All connections that were ever made.</summary>
    public List<Connection> Connections { get; } = [];

    /// <summary>The server that listens now; null when nobody does.</summary>
    public SimulatedServer? Listening { get; set; }

    public ClientEnd Dial(SimulatedClient client, long number)
    {
        var (toServer, toClient) = (faults.MannersOfOneWay(), faults.MannersOfOneWay());
        var end = new ClientEnd(client.Process, client.Core, number, dice, bug.InClientWrites(dice));
        end.Join(new(agenda, dice, toClient, () => { }, () => { }), new(agenda, dice, toServer, () => { }, () => { }));
        var outcome = Listening is null ? DialOutcome.Refused : faults.OutcomeOfDial();
        switch (outcome)
        {
            case DialOutcome.Refused:
                client.Process.In(toServer.Delay(dice), () => end.Fail("connection refused", isRefused: true));
                break;
            case DialOutcome.Hangs:
                client.Process.In(KernelGivesUp, () => end.Fail("connection timed out"));
                break;
            default:
                Connect(client, end, new ServerEnd(Listening!, dice, bug.InServerWrites(dice)), toServer, toClient, outcome);
                break;
        }

        return end;
    }

    private void Connect(SimulatedClient client, ClientEnd end, ServerEnd server, WireManners toServer, WireManners toClient, DialOutcome outcome)
    {
        var connection = new Connection(agenda, dice, toServer, toClient, end, server) { IsExcused = FaultPlan.ExcusesLosses(toServer) || FaultPlan.ExcusesLosses(toClient) };
        Connections.Add(connection);
        var port = ++_lastPort;
        var wait = toServer.Delay(dice);
        client.Process.In(wait, () => end.Open(port));
        if (outcome == DialOutcome.Dropped)
            client.Process.In(wait + toClient.Delay(dice), connection.Break);
        else
            server.Process.In(wait + dice.Milliseconds(0, 1), () => server.Accept(port, client.Person.Key));
    }
}

internal enum DialOutcome
{
    Made,

    /// <summary>Nobody listens there.</summary>
    Refused,

    /// <summary>No answer at all.</summary>
    Hangs,

    /// <summary>Made by the kernel, and reset before the server has accepted it.</summary>
    Dropped,
}
