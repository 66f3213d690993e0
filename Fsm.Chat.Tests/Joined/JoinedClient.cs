using Fsm.Chat.Client.Entry;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;

namespace Fsm.Chat.Tests.Joined;

/// <summary>One person's client, its keyboard and its screen.</summary>
internal sealed class JoinedClient : IClientPort
{
    private readonly JoinedWorld _world;
    private readonly Queue<string> _lines = [];
    private readonly Queue<ShownMark> _marks = [];
    private int _wanted;
    private bool _ends;

    public JoinedClient(JoinedWorld world, string name, bool interactive, MemoryState? state = null, IErrand? errand = null, TimeSpan? timeout = null, string code = "")
    {
        (Name, Kept) = (name, state ?? new());
        _world = world;
        Disk = new(world, () => Client!.Files);
        Client = new(new(name, interactive) { Limits = world.Limits, Jitter = () => 0.5, CrashNotes = Kept, MarksEachMessage = errand?.MarksEachMessage ?? false, KeyCode = code.Length > 0 ? Encoding.ASCII.GetBytes(code) : null }, RulesUnderTest.For(world.Limits), world.Time, this);
        Runner = errand is null ? null : new(errand, RulesUnderTest.For(world.Limits).Errand, Client, world.Time, timeout, outcome => Outcomes.Add(outcome));
    }

    public ChatClient Client { get; }

    /// <summary>The full screen that shows it and takes what is typed; null for lines.</summary>
    public ScreenPerson? Screen { get; set; }

    /// <summary>Moves the one thing that the program was started for; null for a person's.</summary>
    public ErrandRunner? Runner { get; }

    public List<ErrandOutcome> Outcomes { get; } = [];

    public string Name { get; }

    /// <summary>The key that its connections show; null for none.</summary>
    public KeyFingerprint? Key { get; init; }

    public MemoryState Kept { get; }

    public bool IsKilled { get; private set; }

    public JoinedDisk Disk { get; }

    public List<ClientEvent> Events { get; } = [];

    public int? ExitCode { get; private set; }

    /// <summary>While unset, nothing is printed, and so nothing is acknowledged: a screen that is stopped.</summary>
    public bool Prints { get; set; } = true;

    /// <summary>While unset, no connection can be made: the host has lost its network, or is off.</summary>
    public bool Dials { get; set; } = true;

    public Wire Wire => _wires[^1];

    private readonly List<Wire> _wires = [];

    /// <summary>The host is gone, without a word.</summary>
    public void Die()
    {
        Dials = false;
        Wire.Break();
        _world.Run();
    }

    /// <summary>The program is killed: its connections end, and it does nothing any more.</summary>
    public void Kill()
    {
        IsKilled = true;
        foreach (var wire in _wires)
            wire.Break();
        Kept.Crash();
        _world.Run();
    }

    /// <summary>Types lines, each when it is wanted, and lets the world move.</summary>
    public void Type(params string[] lines)
    {
        foreach (var line in lines)
            _lines.Enqueue(line);
        _world.Run();
    }

    public void EndInput()
    {
        _ends = true;
        _world.Run();
    }

    public IEnumerable<string> Texts => Events.OfType<MessageEvent>().Select(message => $"{message.From}: {message.Text}");

    public IEnumerable<string> Verdicts => Events.OfType<VerdictEvent>().Select(verdict => $"{verdict.Text} {verdict.Status} {verdict.Reason}".TrimEnd());

    public IEnumerable<string> Errors => Events.OfType<ErrorEvent>().Select(error => error.Code);

    public string State => Events.OfType<StateEvent>().LastOrDefault(state => state.Machine == "User")?.State ?? "Disconnected";

    public bool Move()
    {
        if (IsKilled)
            return false;
        var moved = Disk.Move() | Screen?.Move() is true;
        while (Prints && _marks.TryDequeue(out var mark))
        {
            if (Runner is null)
                Client.Shown(mark.Session, mark.Sequence);
            else
                Runner.Written(mark);
            moved = true;
        }

        if (_wanted > 0 && _lines.TryDequeue(out var line))
        {
            _wanted--;
            Client.LineRead(line);
            return true;
        }

        if (_wanted > 0 && _ends)
        {
            _wanted--;
            Client.InputEnded();
            return true;
        }

        return moved;
    }

    public void Tick()
    {
        if (!IsKilled && Client.NextWake <= Client.Now)
            Client.Tick();
    }

    public ILinkPort Dial(long link, ServerEndpoint server)
    {
        _wires.Add(_world.Join(new(_world, server, new ChatEnd(Client, link)) { IsUnreachable = !Dials, Key = Key }));
        return Wire;
    }

    public IFilePort Files => Disk;

    public void Show(ClientEvent shown)
    {
        if (Runner?.Show(shown) == Outlet.Nowhere)
            return;
        if (shown is ShownMark mark)
            _marks.Enqueue(mark);
        else
            Events.Add(shown);
        Screen?.Take(shown);
    }

    public void WantLine()
    {
        if (Screen is null)
            _wanted++;
        Screen?.Want();
        Runner?.WantCommand();
    }

    public void ArmTimer(TimeSpan? due)
    {
        // Time passes only by the world's hand.
    }

    public void Exit(int code)
    {
        ExitCode = code;
        Runner?.Fire(ErrandTrigger.ClientEnded);
    }
}
