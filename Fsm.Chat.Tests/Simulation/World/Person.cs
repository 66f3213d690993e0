namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>Somebody with a name, and their client's program, which may be killed or left, and started again.</summary>
internal sealed class Person(string name, MemoryState disk, Func<Person, int, SimulatedClient> start)
{
    private int _started;

    /// <summary>The key that their connections show; null for none.</summary>
    public KeyFingerprint? Key { get; init; }

    public string Name => name;

    public MemoryState Disk => disk;

    /// <summary>The program that runs; null while none does.</summary>
    public SimulatedClient? Client { get; private set; }

    public void Start() => Client ??= start(this, ++_started);

    public void Lose()
    {
        Client = null;
        disk.Crash();
    }
}
