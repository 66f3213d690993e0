using Fsm.Chat.Client.Files;

namespace Fsm.Chat.Tests.Joined;

/// <summary>One person's files and file links, in memory. Each stage of a transfer can be held up.</summary>
internal sealed class JoinedDisk(JoinedWorld world, Func<IFileEvents> events) : IFilePort
{
    private readonly SortedDictionary<long, DiskTransfer> _transfers = [];

    /// <summary>Whole files by name: those to send and those that have come.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>What has come of files that are not whole.</summary>
    public Dictionary<string, byte[]> Parts { get; } = [];

    /// <summary>The file links that were made here, the oldest first.</summary>
    public List<Wire> Links { get; } = [];

    /// <summary>How many more pieces of ten bytes are sent from here.</summary>
    public int Pieces { get; set; } = int.MaxValue;

    /// <summary>How many bytes of files were sent from here.</summary>
    public int Sent { get; set; }

    /// <summary>While unset, no file link is made.</summary>
    public bool Attaches { get; set; } = true;

    /// <summary>While unset, what has come whole is not given its name.</summary>
    public bool Stores { get; set; } = true;

    public bool Move()
    {
        var moved = false;
        foreach (var transfer in _transfers.Values.ToList())
            moved |= transfer.Move();
        return moved;
    }

    public Wire Dial(JoinedWorld there, ServerEndpoint server, FileLinkEnd end)
    {
        Links.Add(there.Join(new(there, server, end)));
        return Links[^1];
    }

    /// <summary>A name under which nobody writes at present.</summary>
    public string FreePart(string name)
    {
        var numbers = Enumerable.Range(0, SafeFileName.LastNumber).Select(number => SafeFileName.Number(name, number));
        var free = numbers.First(candidate => _transfers.Values.All(transfer => transfer.Part != candidate));
        Parts.TryAdd(free, []);
        return free;
    }

    public string Store(string part)
    {
        var numbers = Enumerable.Range(0, SafeFileName.LastNumber).Select(number => SafeFileName.Number(part, number));
        var free = numbers.First(candidate => !Files.ContainsKey(candidate));
        Parts.Remove(part, out var contents);
        Files.Add(free, contents!);
        return free;
    }

    public void Examine(long transfer, string path) => Do(transfer, its => its.Examine(path));

    public void Share(long transfer, long examined) => Of(transfer).Share(_transfers[examined]);

    public void Prepare(long transfer, string name, ulong length, FileTraits traits = default) => Do(transfer, its => its.Prepare(name, length));

    public void Attach(long transfer, ServerEndpoint server, ulong id, byte[] token) => Do(transfer, its => its.Attach(server, id, token));

    public void Send(long transfer, ulong offset, byte[] hash) => Do(transfer, its => its.Send(offset, hash));

    public void Take(long transfer) => Do(transfer, its => its.Take());

    public void Store(long transfer) => Do(transfer, its => its.Store());

    public void Stop(long transfer)
    {
        if (_transfers.Remove(transfer, out var stopped))
            stopped.Stop();
    }

    private void Do(long transfer, Func<DiskTransfer, IEnumerable<bool>> work) => Of(transfer).Do(work(Of(transfer)));

    private DiskTransfer Of(long transfer)
    {
        if (!_transfers.TryGetValue(transfer, out var found))
            _transfers[transfer] = found = new(transfer, this, world, events());
        return found;
    }
}
