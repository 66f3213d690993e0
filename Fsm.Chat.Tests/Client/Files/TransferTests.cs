namespace Fsm.Chat.Tests.Client.Files;

/// <summary>A sender and a receiver, joined by as much of a server as they need.</summary>
internal sealed class TransferTests : CarrierFixture
{
    private static readonly byte[] Contents = TemporaryFolder.Contents(3_000_000);

    [TestCase(0)]
    [TestCase(10)]
    [TestCase(60 * 1024)]
    [TestCase(3_000_000)]
    public async Task File_arrives_whole(int length)
    {
        var relaying = Server.RelayAsync();

        var stored = await TransferAsync(Folder.Write("mine/\u4f60\u597d.bin", Contents[..length]), "\u4f60\u597d.bin");

        Assert.That((stored.What, stored.Text), Is.EqualTo(("FileStored", Path.Combine(Downloads, "\u4f60\u597d.bin"))));
        Assert.That(stored.Hash, Is.EqualTo(TemporaryFolder.Hash(Contents.AsSpan(0, length))).And.EqualTo((await Events.NextAsync(Sender)).Hash));
        LongBytes.AssertSame(File.ReadAllBytes(stored.Text), Contents.AsSpan(0, length));
        Assert.That(Folder.Names("downloads"), Is.EqualTo(["\u4f60\u597d.bin"]));

        // Nobody has closed a link yet: that is for whoever hears how it ended.
        Assert.That(relaying.IsCompleted, Is.False);
        Carrier.Stop(Receiver);
        Carrier.Stop(Sender);
        await relaying.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task Half_that_is_there_does_not_cross_again()
    {
        Folder.Write("downloads/a.part", Contents[..1_500_000]);
        _ = Server.RelayAsync();

        var stored = await TransferAsync(Folder.Write("a", Contents), "a");

        LongBytes.AssertSame(File.ReadAllBytes(stored.Text), Contents);
        Assert.That(stored.Hash, Is.EqualTo(TemporaryFolder.Hash(Contents)));
        Assert.That(Server.Relayed, Is.InRange(1_500_000, 1_510_000));
    }

    [Test]
    public async Task Half_of_another_file_is_sent_again()
    {
        Folder.Write("downloads/a.part", [.. Contents[..1_499_999], (byte)~Contents[1_499_999]]);
        _ = Server.RelayAsync();

        var stored = await TransferAsync(Folder.Write("a", Contents), "a");

        LongBytes.AssertSame(File.ReadAllBytes(stored.Text), Contents);
        Assert.That(Server.Relayed, Is.GreaterThan(3_000_000));
    }

    [Test]
    public async Task File_that_is_there_already_is_only_given_its_name()
    {
        Folder.Write("downloads/a.part", Contents);
        _ = Server.RelayAsync();

        var stored = await TransferAsync(Folder.Write("a", Contents), "a");

        LongBytes.AssertSame(File.ReadAllBytes(stored.Text), Contents);
        Assert.That(Server.Relayed, Is.LessThan(1000));
    }

    [Test]
    public async Task Broken_link_keeps_what_has_come_for_the_next_attempt()
    {
        var file = Folder.Write("a", Contents);
        var relaying = Server.RelayAsync(limit: 2_000_000);
        await BeginAsync(file, "a");

        Assert.That((await Events.NextAsync(Receiver)).What, Is.EqualTo("FileLinkLost"));
        await relaying;
        await StopBothAsync();

        Assert.That(Folder.Names("downloads"), Is.EqualTo(["a.part"]));
        using var again = new TinyServer();
        await using var carrier = new Fsm.Chat.Client.Files.FileCarrier(Events, new(Downloads), Trust, TimeProvider.System);
        carrier.Prepare(3, "a", 3_000_000);
        var prepared = await Events.NextAsync(3);
        Assert.That(prepared.Bytes, Is.InRange(1_900_000, 2_000_000));
        Assert.That(prepared.Hash, Is.EqualTo(TemporaryFolder.Hash(Contents.AsSpan(0, (int)prepared.Bytes))));
    }

    [Test]
    public async Task Stopping_the_receiver_keeps_what_has_come_and_closes_the_links()
    {
        const int Length = 40_000_000; // more than fits between two sockets: the sender is held in the middle
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        await ExamineAsync(Folder.Write("a", new byte[Length]));
        await PrepareAsync("a", Length);
        var (accepting, links) = (AcceptTwoAsync(), AttachAsync(Sender, Receiver));
        var (sender, receiver) = await accepting;
        await links;
        Carrier.Send(Sender, 0, new byte[32]);
        Carrier.Take(Receiver);
        await CopyAsync(sender, receiver, 1_000_000);
        await Events.AwaitProgressAsync(Receiver, 500_000);
        await StopBothAsync();
        await TinyServer.AwaitCloseAsync(receiver);
        await TinyServer.AwaitCloseAsync(sender);

        Assert.That(Folder.Names("downloads"), Is.EqualTo(["a.part"]));
        Assert.That((Events.IsEmpty(Sender), Events.IsEmpty(Receiver)), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Stopping_is_possible_at_any_time_and_twice()
    {
        Carrier.Stop(4);
        Carrier.Prepare(4, "b", 1);
        Carrier.Stop(4);
        Carrier.Stop(4);
        await Carrier.DisposeAsync();

        Assert.That(Directory.Exists(Downloads) ? Folder.Names("downloads") : [], Is.Empty);
    }

    [Test]
    public async Task Shared_file_is_sent_without_being_examined_again()
    {
        await ExamineAsync(Folder.Write("a", Contents));
        Carrier.Share(3, Sender);
        Carrier.Stop(Sender);
        await PrepareAsync("a", Contents.Length);
        _ = Server.RelayAsync();
        Carrier.Attach(3, Server.Endpoint, 7, Token(Sender));
        await AttachAsync(Receiver);
        Carrier.Take(Receiver);
        Carrier.Send(3, 0, new byte[32]);

        Assert.That((await Events.NextAsync(Receiver)).What, Is.EqualTo("ContentsTaken"));
    }

    [Test]
    public async Task What_is_asked_out_of_order_fails_and_throws_nothing()
    {
        Carrier.Send(Sender, 0, new byte[32]);
        Carrier.Store(Receiver);

        Assert.That((await Events.NextAsync(Sender)).Status, Is.EqualTo(StatusCode.FileUnreadable));
        Assert.That((await Events.NextAsync(Receiver)).Status, Is.EqualTo(StatusCode.FileUnwritable));
    }

    [Test]
    public async Task Two_transfers_of_one_name_end_in_two_files()
    {
        await PrepareAsync("a", 10);
        Carrier.Prepare(3, "a", 10);
        await Events.NextAsync(3);

        Assert.That(Folder.Names("downloads"), Is.EqualTo(["a (1).part", "a.part"]));
    }

    [Test]
    public async Task File_that_cannot_fit_is_refused_at_once()
    {
        Carrier.Prepare(Receiver, "a", ulong.MaxValue / 2);

        Assert.That((await Events.NextAsync(Receiver)).Status, Is.EqualTo(StatusCode.DiskFull));
        await StopBothAsync();
        Assert.That(Folder.Names("downloads"), Is.Empty);
    }

    [Test]
    public async Task Progress_is_not_told_while_no_time_passes()
    {
        _ = Server.RelayAsync();
        await TransferAsync(Folder.Write("a", Contents), "a");

        Assert.That((Events.Progress(Sender).Reader.Count, Events.Progress(Receiver).Reader.Count), Is.EqualTo((0, 0)));
    }

    private async Task StopBothAsync()
    {
        Carrier.Stop(Sender);
        Carrier.Stop(Receiver);
        await Carrier.DisposeAsync();
    }

    private async Task<(System.Net.Sockets.Socket Sender, System.Net.Sockets.Socket Receiver)> AcceptTwoAsync()
    {
        var links = new[] { await Server.AcceptAsync(), await Server.AcceptAsync() }.OrderBy(link => link.Attachment.Body[9]).Select(link => link.Link).ToArray();
        foreach (var link in links)
            await TinyServer.SayAsync(link, new Confirmation(1, StatusCode.Ok), sequence: 1);
        return (links[0], links[1]);
    }

    private static async Task CopyAsync(System.Net.Sockets.Socket from, System.Net.Sockets.Socket to, int count)
    {
        var buffer = new byte[count];
        for (var read = 0; read < count;)
            read += await from.ReceiveAsync(buffer.AsMemory(read));
        await to.SendAsync(buffer);
    }
}
