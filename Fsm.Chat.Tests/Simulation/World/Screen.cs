using Fsm.Chat.Tests.Simulation.Planted;

namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>What a client prints, in order and a little later, as its output pump does; marks are passed on when all before them is printed. It can be stopped.</summary>
/// <param name="bug">How it is wrong, in runs that have to find that.</param>
/// <param name="finished">The program has ended, and all is printed.</param>
internal sealed class Screen(SimulatedClient client, Dice dice, PlantedBug bug, Action<ClientEvent> printed, Action finished)
{
    private List<ClientEvent> _waiting = [];
    private bool _isPrinting;
    private bool _finishes;

    public bool IsStopped { get; private set; }

    public void Show(ClientEvent shown)
    {
        if (shown is ShownMark mark && bug.AcknowledgesUnprinted)
            client.Process.In(TimeSpan.Zero, () => Acknowledge(mark));
        else
            _waiting.Add(shown);
        Print();
    }

    public void Finish()
    {
        _finishes = true;
        Print();
    }

    public void Stop() => IsStopped = true;

    public void Continue()
    {
        IsStopped = false;
        Print();
    }

    private void Print()
    {
        if (IsStopped || _isPrinting)
            return;
        _isPrinting = true;
        client.Process.In(dice.Milliseconds(0, 3), PrintBatch);
    }

    private void PrintBatch()
    {
        _isPrinting = false;
        if (IsStopped)
            return;
        var batch = bug.OnScreen?.Invoke(dice, _waiting) ?? _waiting;
        _waiting = [];
        foreach (var shown in batch.Where(shown => shown is not ShownMark))
            printed(shown);
        foreach (var mark in batch.OfType<ShownMark>())
            Acknowledge(mark);
        if (_finishes && _waiting.Count == 0)
            finished();
    }

    private void Acknowledge(ShownMark mark) => client.Core.Shown(mark.Session, mark.Sequence);
}
