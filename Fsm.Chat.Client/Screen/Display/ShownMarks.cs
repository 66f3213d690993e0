using Fsm.Chat.Client.Events;

namespace Fsm.Chat.Client.Screen.Display;

/// <summary>What is to be acknowledged as soon as it is on the screen.</summary>
internal sealed class ShownMarks
{
    private List<ShownMark> _marks = [];

    /// <summary>What was to be shown before it will be on the screen the next time.</summary>
    public void Add(ShownMark mark) => _marks.Add(mark);

    /// <summary>Everything is on the screen. Whoever is told that may have more to show at once, which is not.</summary>
    /// <param name="shown">Is told of each.</param>
    public void Acknowledge(Action<ShownMark> shown)
    {
        if (_marks.Count == 0)
            return;
        var marks = _marks;
        _marks = [];
        foreach (var mark in marks)
            shown(mark);
    }
}
