using Fsm.Chat.Client.Files;
using Fsm.Chat.Client.Trust;
using Microsoft.Extensions.Time.Testing;

namespace Fsm.Chat.Tests.Client.Files;

/// <summary>One carrier with a folder of its own and a server; transfer 1 sends, transfer 2 receives.</summary>
internal abstract class CarrierFixture
{
    protected const long Sender = 1;
    protected const long Receiver = 2;

    protected TemporaryFolder Folder { get; private set; } = null!;

    protected RecordedEvents Events { get; private set; } = null!;

    protected TinyServer Server { get; private set; } = null!;

    protected FileCarrier Carrier { get; private set; } = null!;

    protected ServerTrust Trust => new(new KnownServers(Folder.At("known_servers")));

    /// <summary>Stands still; whoever sets it to advance by itself sees all progress.</summary>
    protected FakeTimeProvider Time { get; private set; } = null!;

    /// <summary>Where received files go; made when needed.</summary>
    protected string Downloads => Folder.At("downloads");

    [SetUp]
    public void MakeCarrier()
    {
        (Folder, Events, Server, Time) = (new(), new(), new(), new());
        Carrier = new(Events, new(Downloads), Trust, Time);
    }

    [TearDown]
    public async Task CloseCarrierAsync()
    {
        await Carrier.DisposeAsync();
        Server.Dispose();
        Folder.Dispose();
    }

    protected async Task<FileEvent> ExamineAsync(string path)
    {
        Carrier.Examine(Sender, path);
        return await Events.NextAsync(Sender);
    }

    protected async Task<FileEvent> PrepareAsync(string name, int length)
    {
        Carrier.Prepare(Receiver, name, (ulong)length);
        return await Events.NextAsync(Receiver);
    }

    protected async Task AttachAsync(params long[] transfers)
    {
        foreach (var transfer in transfers)
            Carrier.Attach(transfer, Server.Endpoint, id: 7, Token(transfer));
        foreach (var transfer in transfers)
            Assert.That((await Events.NextAsync(transfer)).What, Is.EqualTo("FileLinkAttached"));
    }

    /// <summary>Examines, prepares, attaches both and lets the contents flow.</summary>
    protected async Task BeginAsync(string path, string name)
    {
        var examined = await ExamineAsync(path);
        Assert.That(examined.What, Is.EqualTo("FileExamined"));
        var prepared = await PrepareAsync(name, (int)examined.Bytes);
        Assert.That(prepared.What, Is.EqualTo("FilePrepared"));
        await AttachAsync(Sender, Receiver);
        Carrier.Take(Receiver);
        Carrier.Send(Sender, prepared.Bytes, prepared.Hash);
    }

    /// <summary>Begins, and goes on until the file is stored.</summary>
    protected async Task<FileEvent> TransferAsync(string path, string name)
    {
        await BeginAsync(path, name);
        Assert.That(await Events.NextAsync(Receiver), Is.EqualTo(new FileEvent(Receiver, "ContentsTaken")).Using<FileEvent>((a, b) => a.What == b.What));
        Carrier.Store(Receiver);
        return await Events.NextAsync(Receiver);
    }

    protected static byte[] Token(long transfer) => [(byte)transfer, .. new byte[15]];
}
