namespace Fsm.Chat.Tests.Client.Files;

/// <summary>A disk of 1 MiB: needs the right to mount one.</summary>
[Platform("Linux")]
internal sealed class FullDiskTests : CarrierFixture
{
    private static readonly byte[] Contents = TemporaryFolder.Contents(600 * 1024);

    private SmallDisk? _disk;

    [SetUp]
    public void MountDisk() => _disk = new(Downloads);

    [TearDown]
    public async Task UnmountDiskAsync()
    {
        await Carrier.DisposeAsync();
        _disk?.Dispose();
    }

    [Test]
    public async Task Disk_that_is_too_small_is_noticed_before_anything_is_sent() =>
        Assert.That((await PrepareAsync("a", 2 << 20)).Status, Is.EqualTo(StatusCode.DiskFull));

    [Test]
    public async Task Disk_that_fills_up_meanwhile_fails_and_keeps_what_fitted()
    {
        _ = Server.RelayAsync(beforeCopying: () => File.WriteAllBytesAsync(Path.Combine(Downloads, "other"), Contents));
        await BeginAsync(Folder.Write("a", Contents), "a");
        var told = await Events.NextAsync(Receiver);

        Assert.That((told.What, told.Status), Is.EqualTo(("FileFailed", StatusCode.DiskFull)));
        Carrier.Stop(Receiver);
        await Carrier.DisposeAsync();
        Assert.That(Folder.Names("downloads"), Is.EqualTo(["a.part", "other"]));
        Assert.That(new FileInfo(Path.Combine(Downloads, "a.part")).Length, Is.GreaterThan(FileData.Limit));
    }
}
