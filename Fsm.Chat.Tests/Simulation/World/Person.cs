namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>Somebody with a name, and their client's program, which may be killed or left, and started again.</summary>
/// <param name="name">The name.</param>
/// <param name="disk">Where their client keeps its state.</param>
/// <param name="start">Starts a program of that number.</param>
internal sealed class Person(string name, MemoryState disk, Func<Person, int, SimulatedClient> start)
{
    private int _started;

    public string Name => name;

    public MemoryState Disk => disk;

    /// <summary>The program that runs; null while none does.</summary>
    public SimulatedClient? Client { get; private set; }

    public void Start() => Client ??= start(this, ++_started);

    /// <summary>The program is gone.</summary>
    public void Lose()
    {
        Client = null;
        disk.Crash();
    }
}
