using Fsm.Chat.Client.Crash;

namespace Fsm.Chat.Tests.Simulation.World;

/// <summary>Where somebody's client keeps its state. It outlives the program, but not what the program has not written down.</summary>
/// <param name="isThere">Whether there is one; without, nothing is kept.</param>
/// <param name="forgets">Whether it loses what it was told to write, in runs that have to find that.</param>
internal sealed class Disk(bool isThere, Func<bool> forgets) : ICrashNotes
{
    private readonly List<CrashNote> _noted = [];
    private readonly List<CrashNote> _written = [];
    private bool _isClaimed;

    /// <summary>Whether a client that is started again goes on where the last one was.</summary>
    public bool IsKept => isThere;

    /// <summary>Whether there is a session to go on with.</summary>
    public bool HoldsSession
    {
        get
        {
            var saved = new SavedSession();
            _written.ForEach(saved.Take);
            return saved.Token.Length > 0;
        }
    }

    /// <summary>The program is gone.</summary>
    public void NoteCrash()
    {
        _noted.Clear();
        _isClaimed = false;
    }

    /// <summary>All that was written is gone.</summary>
    public void Wipe() => _written.Clear();

    public SavedSession? Claim(ServerEndpoint server, string name)
    {
        if (!isThere || _isClaimed)
            return null;
        _isClaimed = true;
        var saved = new SavedSession();
        _written.ForEach(saved.Take);
        _written.Clear();
        _written.AddRange(saved.Shortened());
        return saved;
    }

    public void Note(ServerEndpoint server, string name, CrashNote note) => _noted.Add(note);

    public void Flush()
    {
        if (!forgets())
            _written.AddRange(_noted);
        _noted.Clear();
    }
}
