using System.Diagnostics;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Tests.Client.Files;

/// <summary>A disk of 1 MiB: needs the right to mount one.</summary>
[Platform("Linux")]
internal sealed class FullDiskTests : CarrierFixture
{
    private static readonly byte[] Contents = TemporaryFolder.Contents(600 * 1024);

    [SetUp]
    public void MountDisk()
    {
        Directory.CreateDirectory(Downloads);
        if (!Environment.IsPrivilegedProcess || Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", Downloads) != 0)
            Assert.Ignore("Not permitted to mount a small disk.");
    }

    [TearDown]
    public async Task UnmountDiskAsync()
    {
        await Carrier.DisposeAsync();
        Run("umount", "-q", Downloads);
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

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
