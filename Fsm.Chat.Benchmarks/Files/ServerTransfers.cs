using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Measuring;
using Fsm.Chat.Benchmarks.Wire;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>Files through a chat server: for each one two people log in, offer and accept; while contents pass, the sender writes to the receiver.</summary>
/// <param name="server">The server.</param>
/// <param name="length">Bytes of each file.</param>
/// <param name="streams">Transfers at once.</param>
/// <param name="prefix">What the names of those people begin with.</param>
internal sealed class ServerTransfers(ServerProcess server, long length, int streams, string prefix) : IDisposable
{
    private const int Window = 64; // so that what takes long does not keep the next message from being sent
    private const int TextLength = 64;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly LoadControl _control = new();
    private readonly List<FileTalker> _talkers = [];
    private readonly List<FilePass> _passes = [];

    private IEnumerable<FileTalker> Senders => _talkers.Where(talker => talker.Sent is not null);

    private IEnumerable<FileTalker> Receivers => _talkers.Where(talker => talker.Received is not null);

    /// <summary>Runs.</summary>
    /// <exception cref="LoadException">A promise of the protocol was broken, or something hangs.</exception>
    public FileFigures Run()
    {
        Connect();
        Attach();
        (_control.Running, _control.Measuring) = (true, true);
        var usage = FilePass.Run(_passes, [server.Pid], _control, Tick);
        _control.Running = false;
        // What waits for its verdict still counts: it was sent meanwhile.
        _control.WaitFor("the last verdicts come", _patience, () => _talkers.TrueForAll(talker => talker.Settled));
        _control.Measuring = false;
        Finish();
        return FileFigures.Of("server", length, streams, usage) with { Chat = Chat() };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _control.Running = false;
        _passes.ForEach(pass => pass.Dispose());
        _talkers.ForEach(talker => talker.Dispose());
    }

    private void Connect()
    {
        for (var i = 0; i < 2 * streams; i++)
        {
            var talker = new FileTalker(LinkTransport.Connect(server.EndPoint), RoleOf(i), length, _control);
            _talkers.Add(talker);
            talker.Begin();
        }

        _control.WaitFor("all are connected", _patience, () => _talkers.TrueForAll(talker => talker.Ready));
        _talkers.ForEach(talker => talker.Assemble());
        _control.WaitFor("all transfers start", _patience, () => _talkers.TrueForAll(talker => talker.Assembled));
    }

    private TalkerRole RoleOf(int index) => new()
    {
        Name = $"{prefix}{index}",
        Partner = $"{prefix}{index ^ 1}",
        Sends = index % 2 == 0,
        Receives = index % 2 != 0,
        Window = Window,
        Length = TextLength,
    };

    private void Attach()
    {
        foreach (var pair in _talkers.Chunk(2))
        {
            var sockets = Array.ConvertAll(pair, _ => FileLink.Connect(server.EndPoint));
            _passes.Add(new(sockets[0], sockets[1], length));
            for (var i = 0; i < pair.Length; i++)
                FileLink.SendAttachment(sockets[i], pair[i].Attachment);
            Array.ForEach(sockets, FileLink.AwaitConfirmation);
        }
    }

    private void Tick()
    {
        foreach (var sender in Senders)
            sender.Tick();
    }

    private void Finish()
    {
        foreach (var (sender, receiver) in Senders.Zip(Receivers))
        {
            if (sender.Sent!.Count != receiver.Received!.Count)
                throw new LoadException($"{sender.Sent.Count} messages were sent, {receiver.Received.Count} came");
            receiver.Report();
        }

        _control.WaitFor("all transfers end", _patience, () => Senders.All(sender => sender.TransferEnded));
        _talkers.ForEach(talker => talker.Leave());
        _control.WaitFor("all have left", _patience, () => _talkers.TrueForAll(talker => talker.Left));
    }

    private ChatFigures Chat()
    {
        var latency = new LatencyHistogram();
        foreach (var sender in Senders)
            latency.Add(sender.Sent!.Latency);
        return ChatFigures.Of(Senders.Sum(sender => sender.Sent!.Count), latency);
    }
}
