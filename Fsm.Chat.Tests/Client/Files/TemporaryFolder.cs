using System.Security.Cryptography;

namespace Fsm.Chat.Tests.Client.Files;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fsmchat-test-").FullName;

    public string At(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public string Write(string name, byte[] contents)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), contents);
        return At(name);
    }

    public string[] Names(string folder = "") => [.. Directory.EnumerateFileSystemEntries(At(folder)).Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static byte[] Contents(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    public static byte[] Hash(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
