using System.Text.Json;
using Fsm.Chat.Client.Crash;

namespace Fsm.Chat.Tests.Joined;

/// <summary>A disk in memory that outlives the client which keeps its state there. Notes go through their written form.</summary>
internal sealed class MemoryState : ICrashNotes
{
    private readonly List<byte[]> _noted = [];
    private readonly List<byte[]> _written = [];
    private bool _claimed;

    /// <summary>The client is gone; whoever comes next finds what was written.</summary>
    public void Crash()
    {
        _noted.Clear();
        _claimed = false;
    }

    public SavedSession? Claim(ServerEndpoint server, string name)
    {
        if (_claimed)
            return null;
        _claimed = true;
        var saved = new SavedSession();
        foreach (var note in _written)
            saved.Take(JsonSerializer.Deserialize<CrashNote>(note)!);
        return saved;
    }

    public void Note(ServerEndpoint server, string name, CrashNote note) => _noted.Add(JsonSerializer.SerializeToUtf8Bytes(note));

    public void Flush()
    {
        _written.AddRange(_noted);
        _noted.Clear();
    }
}
