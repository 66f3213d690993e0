using System.Text;
using Fsm.Chat.Client.Disk;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Ports;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Trust;

/// <summary>
/// The same in a file beside the known servers: a line for each, <c>HOST:PORT NAME</c>, the name as names are compared. It is read once. A disk that refuses takes nothing
/// from this run of the program: it is a memory, and not a proof.
/// </summary>
/// <param name="file">The file. It and its folder are made when there is something to remember.</param>
public sealed class KnownPeople(string file) : IKnownPeople
{
    private readonly Lock _gate = new();
    private readonly Lazy<HashSet<string>> _lines = new(() => Read(file));

    /// <summary>What is being written, for whoever waits for it.</summary>
    public Task Writing { get; private set; } = Task.CompletedTask;

    /// <inheritdoc/>
    public bool HasProved(ServerEndpoint server, string name)
    {
        using var _ = _gate.EnterScope();
        return _lines.Value.Contains(LineOf(server, name));
    }

    /// <inheritdoc/>
    public void Remember(ServerEndpoint server, string name)
    {
        using var _ = _gate.EnterScope();
        var line = LineOf(server, name);
        if (_lines.Value.Add(line))
            Writing = Writing.ContinueWith(_ => Append(file, line), TaskScheduler.Default);
    }

    private static string LineOf(ServerEndpoint server, string name) => $"{server.Authority} {UserName.Fold(name)}";

    private static HashSet<string> Read(string file)
    {
        try
        {
            return File.Exists(file) ? [.. Encoding.UTF8.GetString(StartFile.Read(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static void Append(string file, string line)
    {
        try
        {
            OwnFolder.Make(Path.GetDirectoryName(Path.GetFullPath(file))!);
            using var locked = FileLock.Take(file);
            using var writer = new StreamWriter(file, OwnFolder.OwnersFile(FileMode.Append));
            writer.WriteLine(line);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is known for as long as the program runs.
        }
    }
}
