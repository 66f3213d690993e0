using System.Text.Json;
using Fsm.Chat.Client.Crash;

namespace Fsm.Chat.Tests.Support;

/// <summary>A disk in memory that outlives the client which keeps its state there, but not what the client has not written down. Notes go through their written form.</summary>
/// <param name="isKept">Whether there is one; without, nothing is kept.</param>
/// <param name="forgets">Whether it loses what it was told to write, in runs that have to find that.</param>
internal sealed class MemoryState(bool isKept = true, Func<bool>? forgets = null) : ICrashNotes
{
    private readonly List<CrashNote> _noted = [];
    private readonly List<byte[]> _written = [];
    private bool _claimed;

    /// <summary>Whether a client that is started again goes on where the last one was.</summary>
    public bool IsKept => isKept;

    /// <summary>Whether there is a session to go on with.</summary>
    public bool HoldsSession => Read().Token.Length > 0;

    /// <summary>The client is gone; whoever comes next finds what was written.</summary>
    public void Crash()
    {
        _noted.Clear();
        _claimed = false;
    }

    public void Wipe() => _written.Clear();

    public SavedSession? Claim(ServerEndpoint server, string name)
    {
        if (!isKept || _claimed)
            return null;
        _claimed = true;
        var saved = Read();
        _written.Clear();
        Write(saved.Shortened());
        return saved;
    }

    public void Note(ServerEndpoint server, string name, CrashNote note) => _noted.Add(note);

    public void Flush()
    {
        if (forgets?.Invoke() is not true)
            Write(_noted);
        _noted.Clear();
    }

    private void Write(IEnumerable<CrashNote> notes) => _written.AddRange(notes.Select(note => JsonSerializer.SerializeToUtf8Bytes(note)));

    private SavedSession Read()
    {
        var saved = new SavedSession();
        _written.ForEach(note => saved.Take(JsonSerializer.Deserialize<CrashNote>(note)!));
        return saved;
    }
}
