using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Tests.Simulation.Network;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Oracle;

/// <summary>Looks at everything after every single event, and at the whole at the end.</summary>
internal sealed class Judge(SimulatedWorld world)
{
    private readonly Dictionary<Process, Action> _inspectors = [];

    public MessageBook Messages { get; } = new(name => world.StoresDisk?.Accounts.Any(account => account.Name == name) is true);

    public void Watch(SimulatedServer server) => _inspectors.Add(server.Process, new HubInspector(server).Look);

    public void Watch(SimulatedClient client)
    {
        _inspectors.Add(client.Process, new ClientInspector(client).Look);
        Messages.NoteTakenOver(client);
    }

    public void Forget(SimulatedServer server) => _inspectors.Remove(server.Process);

    /// <summary>A client's program is gone. One that left by itself has told everything before.</summary>
    public void Forget(SimulatedClient client, Ending ending)
    {
        _inspectors.Remove(client.Process);
        if (ending == Ending.Exit)
            AssertAllDecided(client);
        if (ending == Ending.PowerCut || !client.Person.Disk.IsKept)
            Messages.NoteForgotten(client.Person);
    }

    public void Look()
    {
        foreach (var look in _inspectors.Values)
            look();
    }

    /// <summary>A connection has fallen silent: whoever hears nothing any more has to notice that in time, if nothing keeps them from it.</summary>
    public void ExpectNotice(Connection connection, bool toServer, bool toClient)
    {
        if (toServer)
            ExpectNotice(connection.Server);
        if (toClient)
            ExpectNotice(connection.Client);
    }

    private void ExpectNotice(ConnectionEnd end)
    {
        var disturbances = end.Process.Disturbances;
        var limits = world.Limits;
        world.Agenda.In(limits.DeadAfter + limits.ConnectTimeout + TimeSpan.FromSeconds(1), () =>
        {
            if (!end.Process.IsAlive || !end.IsHeld)
                return;
            if (end.Process.IsStopped || end.Process.Disturbances > disturbances)
                ExpectNotice(end);
            else
                Promise.That(false, $"{end.Process.Name} has not noticed that nothing comes any more");
        });
    }

    /// <summary>Everybody is connected, and nothing waits for anything.</summary>
    public void AssertAtRest()
    {
        foreach (var person in world.People)
            AssertAllDecided(person.Client!);
        Messages.AssertNothingKeptIsLost();
        var figures = world.Server!.Hub.Figures;
        Promise.That((figures.Links, figures.Sessions) == (world.People.Count, world.People.Count), $"{figures.Links} links and {figures.Sessions} sessions for {world.People.Count} people");
        Promise.That(Insides.Facts(world.Server!.Hub).Groups.All.All(group => group.State == GroupState.Open), $"a group is still being made");
        Promise.That(figures.Undecided == 0, $"{figures.Undecided} messages are undecided on the server");
    }

    /// <summary>Everybody has left, and nothing is left of them.</summary>
    public void AssertEmpty()
    {
        var hub = world.Server!.Hub;
        var figures = hub.Figures;
        Promise.That(figures is { Links: 0, Sessions: 0, Undecided: 0, QueuedBytes: 0 }, $"nobody is there, and still: {figures}");
        Promise.That(Insides.Facts(hub).Groups.All.All(group => group.IsKept), $"nobody is there, and still there are groups");
        Promise.That(Insides.Machines(hub).Host.Armed.All(timer => timer.Subject.Generation != timer.Generation), $"nobody is there, and still there is a timer");
    }

    private void AssertAllDecided(SimulatedClient client)
    {
        var open = Messages.Open(client).ToList();
        Promise.That(open.Count == 0, $"{open.Count} messages have no verdict, the first {open.FirstOrDefault()} is {open.FirstOrDefault()?.Stage}");
    }
}
