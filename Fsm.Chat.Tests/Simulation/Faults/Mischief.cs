using Fsm.Chat.Tests.Simulation.Network;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Faults;

/// <summary>Makes things go wrong while a run is chaotic: each active class of faults strikes now and then, somewhere.</summary>
internal sealed class Mischief(SimulatedWorld world)
{
    private readonly Dice _dice = world.Dice;

    public void Begin()
    {
        Often(FaultKind.Breaks, 15, () => OnConnection(connection => connection.Break()));
        Often(FaultKind.Ends, 20, () => OnConnection(connection => connection.End()));
        Often(FaultKind.Silences, 30, () => OnConnection(Silence));
        Often(FaultKind.Holds, 15, () => OnConnection(connection => connection.Hold(_dice.Milliseconds(10, 20_000))));
        Often(FaultKind.Stops, 20, () => Stop(_dice.Chance(0.3) ? world.Server?.Process : Somebody()?.Process));
        Often(FaultKind.StoppedScreens, 15, StopScreen);
        Often(FaultKind.ClientCrashes, 20, CrashClient);
        Often(FaultKind.ServerCrashes, 60, CrashServer);
        Often(FaultKind.ServerStops, 60, StopServer);
        Often(FaultKind.Sleeps, 60, Sleep);
    }

    private void Often(FaultKind kind, int seconds, Action strike)
    {
        if (!world.Faults.Has(kind))
            return;
        world.Agenda.In(_dice.Milliseconds(0, 2000 * seconds), () =>
        {
            if (!world.Faults.Has(kind))
                return;
            world.Trace.Note("fault", kind.ToString());
            strike();
            Often(kind, seconds, strike);
        });
    }

    private void OnConnection(Action<Connection> strike)
    {
        var used = world.Net.Connections.FindAll(connection => connection.IsInUse);
        if (used.Count > 0)
            strike(_dice.Pick(used));
    }

    private void Silence(Connection connection)
    {
        var (toServer, toClient) = _dice.Pick((true, true), (true, false), (false, true));
        connection.Silence(toServer, toClient);
        world.Judge.ExpectNotice(connection, toServer, toClient);
    }

    private SimulatedClient? Somebody()
    {
        var present = world.Everybody.Where(person => person.Client is not null).ToList();
        return present.Count == 0 ? null : _dice.Pick(present).Client;
    }

    private void Stop(Process? process)
    {
        if (process is null or { IsStopped: true })
            return;
        process.Stop();
        foreach (var connection in world.Net.Connections.Where(connection => connection.Server.Process == process || connection.Client.Process == process))
            connection.IsExcused = true;
        world.Agenda.In(_dice.Milliseconds(10, 30_000), process.Continue);
    }

    private void StopScreen()
    {
        if (Somebody()?.Screen is not { IsStopped: false } screen)
            return;
        screen.Stop();
        world.Agenda.In(_dice.Milliseconds(10, 20_000), screen.Continue);
    }

    private void CrashClient()
    {
        var present = world.Everybody.Where(person => person.Client is not null).ToList();
        if (present.Count == 0)
            return;
        var person = _dice.Pick(present);
        world.EndClient(person, HowToDie());
        Later(20_000, person.Start);
    }

    private void CrashServer()
    {
        if (world.Server is null)
            return;
        world.EndServer(HowToDie());
        Later(20_000, world.StartServer);
    }

    private void StopServer()
    {
        if (world.Server is not { } server)
            return;
        server.Process.In(TimeSpan.Zero, () =>
        {
            if (world.Faults.IsHealed)
                return;
            world.Net.Listening = null;
            server.Hub.Stop();
        });
        WhenStopped(server);
    }

    // Nothing is told: continuations would come on a thread.
    private void WhenStopped(SimulatedServer server) => world.Agenda.In(TimeSpan.FromMilliseconds(500), () =>
    {
        if (world.Server != server || world.Faults.IsHealed)
            return;
        if (!server.Hub.Stopped.IsCompleted || !server.Hub.StoreClosed.IsCompleted)
        {
            WhenStopped(server);
            return;
        }

        world.EndServer(Ending.Exit);
        Later(5000, world.StartServer);
    });

    private void Sleep()
    {
        foreach (var connection in world.Net.Connections)
            connection.IsExcused = true;
        foreach (var process in world.Processes)
            process.Disturbances++;
        world.Agenda.Sleep(_dice.Chance(0.5) ? TimeSpan.FromHours(2) : _dice.Milliseconds(100, 100_000));
    }

    // When all is healed, all is there.
    private void Later(int milliseconds, Action start) => world.Agenda.In(_dice.Milliseconds(10, milliseconds), () =>
    {
        if (!world.Faults.IsHealed)
            start();
    });

    private Ending HowToDie() => world.Faults.Has(FaultKind.PowerCuts) && _dice.Chance(0.5) ? Ending.PowerCut : Ending.Kill;
}
