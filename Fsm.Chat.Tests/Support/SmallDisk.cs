
namespace Fsm.Chat.Tests.Support;

/// <summary>A disk of 1 MiB. Needs the right to mount one; without it the test is skipped and says so.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(string? folder = null)
    {
        Folder = folder ?? Directory.CreateTempSubdirectory("fsmchat").FullName;
        Directory.CreateDirectory(Folder);
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || Tool.Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", Folder) is not { ExitCode: 0 })
            Assert.Ignore("Not permitted to mount a small disk.");
    }

    public string Folder { get; }

    public void FillUpTo(int free)
    {
        using var file = File.Create(Path.Combine(Folder, "other"));
        var kept = new DriveInfo(Folder).AvailableFreeSpace - free;
        file.Write(new byte[kept]);
    }

    public void Dispose() => Tool.Run("umount", "-q", "-l", Folder);
}
