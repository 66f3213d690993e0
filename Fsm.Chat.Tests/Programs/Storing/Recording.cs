using System.Diagnostics;
using Fsm.Chat.Server.Keeping;
using Fsm.Chat.Server.Keeping.Sqlite;

namespace Fsm.Chat.Tests.Programs.Storing;

/// <summary>Something that was done to a file: 1 is the database, 2 its log, 3 what was acknowledged.</summary>
internal sealed record FileDeed(DeedKind Kind, int File, long Offset, byte[] Data);

internal enum DeedKind
{
    Written = 1,
    Cut = 2,
    Synced = 3,
}

/// <summary>The writer of a store as a process, with a shim between it and the disk, and what the shim has noted.</summary>
internal sealed class Recording
{
    private Recording(string output, IReadOnlyList<FileDeed> deeds) => (Output, Deeds) = (output, deeds);

    /// <summary>What the writer said of each batch.</summary>
    public string Output { get; }

    public IReadOnlyList<FileDeed> Deeds { get; }

    /// <summary>Runs the writer in a folder.</summary>
    /// <param name="failing">The number of the sync of the log that fails; 0 for none.</param>
    /// <param name="inDoubt">What it does with a batch that is in doubt: <c>die</c> or <c>go on</c>.</param>
    public static Recording Of(string folder, Durability durability, int failing = 0, string inDoubt = "go on")
    {
        var shim = Path.Combine(folder, "shim.so");
        if (!OperatingSystem.IsLinux() || Tool.Run("gcc", "-shared", "-fPIC", "-O1", "-o", shim, Repository.PathOf("Fsm.Chat.Tests", "Programs", "Storing", "shim.c"), "-ldl") is not { } compiled)
        {
            Assert.Ignore("gcc is not there, or this is not Linux: nothing can stand between the store and the disk.");
            return null!;
        }

        Assert.That((compiled.ExitCode, compiled.Errors), Is.EqualTo((0, "")));
        var log = Path.Combine(folder, "deeds");
        var start = new ProcessStartInfo("dotnet", [typeof(Recording).Assembly.Location, "store-writer", folder, durability.ToString(), inDoubt])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["LD_PRELOAD"] = shim,
                ["FSMCHAT_SHIM_LOG"] = log,
                ["FSMCHAT_SHIM_FAIL"] = failing.ToString(CultureInfo.InvariantCulture),
            },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode == 0 || inDoubt == "die", () => errors.Result);
        return new(output, [.. Read(log)]);
    }

    private static IEnumerable<FileDeed> Read(string log)
    {
        using var reader = new BinaryReader(File.OpenRead(log));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var (kind, file, offset, length) = ((DeedKind)reader.ReadInt64(), (int)reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
            yield return new(kind, file, offset, reader.ReadBytes((int)length));
        }
    }
}
