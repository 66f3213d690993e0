using System.Text;
using Fsm.Chat.Client.Disk;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Trust;

/// <summary>
/// The fingerprints that servers have shown, in a file: a line for each server, <c>HOST:PORT FINGERPRINT</c>; a line that begins with # is a comment. It is
/// read each time, so what somebody takes out of it counts at once.
/// </summary>
/// <param name="file">The file. It and its folder are made when there is something to remember.</param>
public sealed class KnownServers(string file)
{
    private readonly Lock _gate = new();

    /// <summary>The file.</summary>
    public string File => file;

    /// <summary>What a server has shown; null for nothing.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="FormatException">A line of it is none: who knows which server it was about.</exception>
    public Fingerprint? Find(ServerEndpoint server)
    {
        Fingerprint? found = null;
        foreach (var (line, number) in Lines().Select((line, index) => (line, index + 1)))
        {
            if (Parse(line) is not var (named, shown))
                continue;
            if (shown is null)
                throw new FormatException(ClientTexts.KnownServersLine.With(number));
            if (named == server.Authority)
                found = shown;
        }

        return found;
    }

    /// <summary>Remembers what a server has shown, instead of what it showed before. The file is replaced as a whole, and only its owner can read it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Remember(ServerEndpoint server, Fingerprint shown)
    {
        using var _ = _gate.EnterScope();
        OwnFolder.Make(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var locked = FileLock.Take(file); // several clients may meet new servers at once; each must have seen what the others have added
        var unfinished = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            using (var writer = new StreamWriter(unfinished, OwnFolder.OwnersFile(FileMode.CreateNew)))
            {
                foreach (var line in Lines().Where(line => Parse(line)?.Server != server.Authority))
                    writer.WriteLine(line);
                writer.WriteLine($"{server.Authority} {shown}");
            }

            System.IO.File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(unfinished);
        }
    }

    private static (string Server, Fingerprint? Shown)? Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words is [] or [['#', ..], ..] ? null : (words[0], words.Length == 2 ? Fingerprint.Parse(words[1]) : null);
    }

    private string[] Lines() => System.IO.File.Exists(file) && StartFile.Read(file) is { Length: > 0 } bytes ? Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n', StringSplitOptions.TrimEntries) : [];
}
