namespace Fsm.Chat.Client.Screen.Typing;

/// <summary>Finds lines that were typed before by a part of them, the newest first.</summary>
/// <param name="history">The lines.</param>
internal sealed class HistorySearch(InputHistory history)
{
    private string _part = "";
    private int _newer;

    /// <summary>The line that is found for a part; null for none.</summary>
    public string? Found(string part)
    {
        if (part != _part)
            (_part, _newer) = (part, 0);
        return history.With(part).Skip(_newer).FirstOrDefault();
    }

    /// <summary>The next older one is wanted, if there is one.</summary>
    public void Older(string part)
    {
        Found(part);
        if (history.With(part).Skip(_newer + 1).Any())
            _newer++;
    }
}
