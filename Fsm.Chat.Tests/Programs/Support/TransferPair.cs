using System.Security.Cryptography;
using System.Text.Json;

namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>Real alice sends real bob files through a real server. Bob tells what happens in JSON.</summary>
internal sealed class TransferPair : IDisposable
{
    public const int MiB = 1024 * 1024;

    public TransferPair(params string[] serverArguments)
    {
        Server = new(["--rate", "0", "--resume-window", "none", .. serverArguments]); // who is killed is gone at once
        Address = serverArguments.Contains("--tls") ? $"tls://{Server.Address}" : Server.Address;
        (Alice, Bob) = (ClientProgram.Connected("alice", Address), StartBob());
    }

    public ServerProgram Server { get; }

    public string Address { get; }

    public ClientProgram Alice { get; }

    public ClientProgram Bob { get; private set; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("fsmchat").FullName;

    /// <summary>Bob's unfinished file.</summary>
    public string PartOf(string file) => Path.Combine(Folder, $"{Path.GetFileName(file)}.part");

    public string Received(string file) => Path.Combine(Folder, Path.GetFileName(file));

    /// <summary>Bob begins anew, as after a crash: same name, same folder.</summary>
    public void StartBobAgain()
    {
        Bob.Dispose();
        Bob = StartBob();
    }

    /// <summary>A file of alice's with these contents, repeated with a mark.</summary>
    public string MakeFile(string name, int mebibytes)
    {
        var path = Path.Combine(Alice.WorkingDirectory, name);
        var piece = new byte[MiB];
        new Random(mebibytes).NextBytes(piece);
        using var file = File.Create(path);
        for (var i = 0; i < mebibytes; i++)
        {
            BitConverter.TryWriteBytes(piece, i);
            file.Write(piece);
        }

        return path;
    }

    /// <summary>A file of zeros, which takes no room on the disk.</summary>
    public string MakeHole(string name, long length)
    {
        var path = Path.Combine(Alice.WorkingDirectory, name);
        using var file = File.Create(path);
        file.SetLength(length);
        return path;
    }

    /// <summary>Alice offers, bob accepts.</summary>
    /// <returns>Bob's event of the acceptance.</returns>
    public JsonElement Send(string path, string command = "file")
    {
        Alice.Type(command == "file" ? $"file {path} bob" : command);
        Bob.WaitFor("\"event\":\"offer\"");
        Bob.Type("/accept");
        return Await("accepted");
    }

    /// <summary>Bob's next event of a transfer with this status.</summary>
    public JsonElement Await(string status) => Bob.Event("transfer", "status", status);

    /// <summary>Lets a transfer run to its middle, and stops bob there.</summary>
    /// <returns>Bytes that bob has.</returns>
    public long FreezeInTheMiddle(string path)
    {
        var half = new FileInfo(path).Length / 2;
        for (var until = DateTime.UtcNow + ChildProcess.Patience; !(new FileInfo(PartOf(path)) is { Exists: true } part && part.Length >= half);)
            Assert.That(DateTime.UtcNow, Is.LessThan(until), () => $"half of it came. What bob said:\n{string.Join('\n', Bob.Output)}");
        Bob.Freeze();
        var there = new FileInfo(PartOf(path)).Length;
        Assert.That(there, Is.InRange(half, half * 2 * 0.95), "it was stopped in the middle");
        return there;
    }

    public static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    public static ulong Bytes(JsonElement transfer) => transfer.GetProperty("bytes").GetUInt64();

    public void Dispose()
    {
        Alice.Dispose();
        Bob.Dispose();
        Server.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private ClientProgram StartBob() => ClientProgram.Connected("bob", Address, "--json", "--downloads", Folder);
}
