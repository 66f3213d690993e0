using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation.Oracle;

/// <summary>Looks into a client: it has found no bug in itself, and timers belong to what is not over.</summary>
internal sealed class ClientInspector(SimulatedClient client)
{
    private readonly ClientCore _core = Insides.Core(client.Core);
    private int _steps = -1;

    public void Look()
    {
        if (_steps == client.Steps)
            return;
        _steps = client.Steps;
        Promise.That(_core.Host.InternalErrors == 0, $"{client.Process.Name} has found a bug in itself");
        Promise.That(!client.HasReproached, $"{client.Process.Name} has closed a link for what came, and its server did nothing wrong");
        foreach (var (subject, generation) in _core.Host.Armed)
            Promise.That(subject.Generation != generation || subject is not ClientLink { State: LinkState.Closed }, $"{client.Process.Name}: {subject} is over and has a timer");
        foreach (var end in client.Ends)
        {
            var isOver = !_core.Links.ContainsKey(end.Number);
            Promise.That(!isOver || end.LettingsGo > 0, $"{client.Process.Name}: link {end.Number} is over and holds its socket");
        }

        client.Ends.RemoveAll(end => !_core.Links.ContainsKey(end.Number));
    }
}
