using Fsm.Chat.Tests.Server.Keeping.Support;
using Fsm.Chat.Tests.Simulation.Faults;
using Fsm.Chat.Tests.Simulation.Network;
using Fsm.Chat.Tests.Simulation.Oracle;
using Fsm.Chat.Tests.Simulation.Planted;
using Fsm.Chat.Tests.Simulation.Workload;

namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>The server, everybody's clients, what joins them, and who judges them: all of one run.</summary>
internal sealed class SimulatedWorld
{
    private static readonly string[] Names = ["anna", "bert", "cleo", "dave", "emil", "fred", "gwen"];
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(200);
    private readonly PlantedBug _bug;
    private int _servers;
    private BrokenPromiseException? _broken;

    /// <param name="dice">Decide everything.</param>
    /// <param name="bug">What is wrong on purpose.</param>
    /// <param name="keepsTrace">Whether what happens is written down.</param>
    /// <param name="keeps">Whether the server keeps names, messages and groups.</param>
    public SimulatedWorld(Dice dice, PlantedBug bug, bool keepsTrace, bool keeps)
    {
        (Dice, _bug, StoresDisk) = (dice, bug, keeps ? new() : null);
        Trace = new(Agenda, keepsTrace);
        (Faults, Limits) = (new(dice, keeps), RandomLimits.Draw(dice));
        Net = new(Agenda, dice, Faults, bug);
        People = [.. Names.Take(dice.Between(3, Names.Length)).Select(name => new Person(name, NewDisk(), Begin) { Key = KeyOf(name) })];
        Namesakes = Faults.Has(FaultKind.Namesakes) ? [new(dice.Pick(People).Name, NewDisk(), (person, number) => Begin(person, -number))] : [];
        Judge = new(this);
        Trace.Note("run", Faults.ToString(), $"{Limits}");
    }

    public Agenda Agenda { get; } = new();

    public Dice Dice { get; }

    public Trace Trace { get; }

    public FaultPlan Faults { get; }

    public Limits Limits { get; }

    public Net Net { get; }

    public Judge Judge { get; }

    public Texts Texts { get; } = new();

    /// <summary>What the server keeps, over all its starts; null where it keeps nothing.</summary>
    public MemoryDisk? StoresDisk { get; }

    public IReadOnlyList<Person> People { get; }

    /// <summary>People who use a name of one of the others.</summary>
    public IReadOnlyList<Person> Namesakes { get; }

    public IEnumerable<Person> Everybody => People.Concat(Namesakes);

    public Phase Phase { get; private set; }

    /// <summary>Who has still to tell whom something, once nothing goes wrong any more.</summary>
    public Dictionary<string, Reunion> Reunions { get; } = [];

    /// <summary>The server's program; null while none runs.</summary>
    public SimulatedServer? Server { get; private set; }

    public IEnumerable<Process> Processes => Everybody.Select(person => person.Client?.Process).Append(Server?.Process).OfType<Process>();

    public IReadOnlyList<string> NamesOfPeople => [.. People.Select(person => person.Name)];

    public void StartServer()
    {
        if (Server is not null)
            return;
        Server = Net.Listening = new(Agenda, Limits, Trace, ++_servers, process => StoresDisk is null ? null : new(process, StoresDisk, Faults, Dice, _bug));
        Trace.Note(Server.Process.Name, "starts");
        Judge.Watch(Server);
    }

    /// <summary>The server's program ends, whatever it is doing.</summary>
    public void EndServer(Ending ending)
    {
        var server = Server!;
        (Server, Net.Listening) = (null, null);
        Trace.Note(server.Process.Name, "is gone", $"{ending}");
        if (ending != Ending.Exit)
            server.Store?.Die();
        server.Process.Die();
        Vanish(Net.Connections.Where(connection => connection.Server.Process == server.Process).Select(connection => connection.Server), ending);
        Judge.Forget(server);
    }

    /// <summary>A client's program ends, whatever it is doing.</summary>
    public void EndClient(Person person, Ending ending)
    {
        var client = person.Client!;
        person.Lose();
        Trace.Note(client.Process.Name, "is gone", $"{ending}");
        client.Process.Die();
        Vanish(Net.Connections.Where(connection => connection.Client.Process == client.Process).Select(connection => connection.Client), ending);
        if (ending == Ending.PowerCut)
            person.Disk.Wipe(); // nothing forces what is written onto the disk itself
        Judge.Forget(client, ending);
        if (ending == Ending.Exit)
            Agenda.In(Dice.Milliseconds(0, 10_000), () => Return(person));
    }

    /// <summary>From now on nothing goes wrong any more, and everybody is there, also those who were gone.</summary>
    public void Heal()
    {
        Enter(Phase.Reunion);
        Faults.Heal();
        Net.Connections.ForEach(connection => connection.Heal());
        foreach (var process in Processes.Where(process => process.IsStopped))
            process.Continue();
        foreach (var namesake in Namesakes.Where(namesake => namesake.Client is not null))
            EndClient(namesake, Ending.Kill);
        if (Server is not null && Net.Listening is null)
            EndServer(Ending.Exit);
        StartServer();
        foreach (var person in People)
        {
            person.Start();
            person.Client!.Screen.Continue();
        }
    }

    public void Enter(Phase phase)
    {
        Trace.Note("run", "enters", $"{Phase = phase}");
        foreach (var person in People.Where(person => person.Client is not null))
            person.Client!.Typist.Script = ScriptOf(person);
    }

    /// <summary>Lets things happen for a while, or until something is so.</summary>
    /// <returns>Whether it has become so.</returns>
    public bool Run(TimeSpan time, Func<bool>? until = null)
    {
        for (var end = Agenda.Now + time; Agenda.Now < end;)
        {
            var soon = Agenda.Now + AskEvery;
            while (Agenda.DoNext(soon < end ? soon : end))
            {
                if (_broken is not null)
                    throw _broken;
                Judge.Look();
            }

            if (until?.Invoke() == true)
                return true;
        }

        return until is null;
    }

    private KeyFingerprint? KeyOf(string name)
    {
        if (StoresDisk is null)
            return null;
        Span<byte> bytes = stackalloc byte[KeyFingerprint.Size];
        Encoding.ASCII.GetBytes(name, bytes);
        return KeyFingerprint.FromBytes(bytes);
    }

    private MemoryState NewDisk() => new(isKept: Dice.Chance(0.7), forgets: () => _bug.ForgetsNotes && Dice.Chance(0.2));

    private IScript ScriptOf(Person person) => Phase switch
    {
        Phase.Chaos => new Chatter(NamesOfPeople, Texts, keeps: StoresDisk is not null),
        Phase.Reunion => Reunions.TryGetValue(person.Name, out var begun) ? begun : Reunions[person.Name] = new(person.Name, NamesOfPeople, Texts, Judge.Messages),
        _ => new Farewell(),
    };

    private void Vanish(IEnumerable<ConnectionEnd> ends, Ending ending)
    {
        foreach (var end in ends)
        {
            end.Connection!.IsExcused = true;
            if (ending == Ending.PowerCut)
                end.Connection.Silence(toServer: true, toClient: true);
            end.Vanish(byReset: Dice.Chance(0.5));
        }
    }

    /// <summary>Somebody starts their client, unless everybody is leaving or they should not be there.</summary>
    public void Return(Person person)
    {
        if (Phase == Phase.Chaos || (Phase == Phase.Reunion && People.Contains(person)))
            person.Start();
    }

    private SimulatedClient Begin(Person person, int number)
    {
        SimulatedClient client = null!;
        client = new SimulatedClient(Agenda, Net, Trace, Limits, Dice, person, number) { Screen = null!, Typist = null!, Saying = null! };
        client.Saying = said => NoteSaid(client, said);
        client.Screen = new(client, Dice, _bug, printed => Print(client, printed), () => EndClient(person, Ending.Exit));
        client.Typist = new(client, ScriptOf(person), Dice, line => BeginLine(client, line), Judge.Messages.NoteTaken);
        Trace.Note(client.Process.Name, "starts");
        Judge.Watch(client);
        client.Core.Start(ServerEndpoint.Default);
        return client;
    }

    // A client ends what it was busy with when somebody outside throws, and goes on: it must not do that with a broken promise.
    private void NoteSaid(SimulatedClient client, ClientEvent said)
    {
        try
        {
            Judge.Messages.NoteSaid(client, said);
        }
        catch (BrokenPromiseException broken)
        {
            _broken ??= broken;
        }
    }

    private void Print(SimulatedClient client, ClientEvent printed)
    {
        Trace.Note(client.Process.Name, "prints", printed is MessageEvent message ? message.Text : printed.GetType().Name, detail: printed);
        client.Typist.NotePrinted(printed);
        Judge.Messages.NotePrinted(client, printed);
    }

    private void BeginLine(SimulatedClient client, string line)
    {
        Trace.Note(client.Process.Name, "types", line);
        Judge.Messages.NoteTyped(client, line);
    }
}

/// <summary>What a run does, one after the other.</summary>
internal enum Phase
{
    Chaos,
    Reunion,
    Farewell,
}

internal enum Ending
{
    /// <summary>By itself.</summary>
    Exit,

    /// <summary>Killed; the kernel closes what it had.</summary>
    Kill,

    /// <summary>Its machine is gone too, and says nothing.</summary>
    PowerCut,
}
