using Fsm.Chat.Client.Crash;
using Fsm.Chat.Client.Disk;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Ports;

namespace Fsm.Chat.Client.CrashFiles;

/// <summary>
/// What clients leave behind, a file for each server and name: <c>$XDG_STATE_HOME/fsmchat/SERVER/NAME</c>. A file belongs to one client at a time. Nothing is
/// forced to the disk itself: it survives a crash of the program, not a power cut.
/// </summary>
public sealed class CrashFolder(string root) : ICrashNotes, IDisposable
{
    private readonly Dictionary<(ServerEndpoint Server, string Name), CrashFile?> _files = [];
    private readonly Lock _lock = new(); // held for the lookup only, never while a file is written

    /// <inheritdoc/>
    public SavedSession? Claim(ServerEndpoint server, string name)
    {
        lock (_lock)
        {
            if (_files.ContainsKey((server, name)))
                return null; // it was taken over before
            OwnFolder.TryMake(root);
            var path = Path.Combine(root, server.ToString().Replace(Path.DirectorySeparatorChar, '_'), name);
            return (_files[(server, name)] = CrashFile.TryOpen(path))?.Saved;
        }
    }

    /// <inheritdoc/>
    public bool IsRefused(ServerEndpoint server, string name)
    {
        lock (_lock)
            return _files.TryGetValue((server, name), out var file) && file is null or { IsLost: true };
    }

    /// <inheritdoc/>
    public void Note(ServerEndpoint server, string name, CrashNote note) => Find(server, name)?.Add(note);

    /// <inheritdoc/>
    public void Flush()
    {
        foreach (var file in Files())
            file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in Files())
            file.Dispose();
    }

    private CrashFile? Find(ServerEndpoint server, string name)
    {
        lock (_lock)
            return _files.GetValueOrDefault((server, name));
    }

    private CrashFile[] Files()
    {
        lock (_lock)
            return [.. _files.Values.OfType<CrashFile>()];
    }
}
