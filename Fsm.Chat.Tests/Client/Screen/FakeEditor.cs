using Fsm.Chat.Client.Screen.Typing;

namespace Fsm.Chat.Tests.Client.Screen;

/// <summary>A line that is edited by nothing but a test.</summary>
internal sealed class FakeEditor : ILineEditor
{
    public string Text { get; private set; } = "";

    public int Caret { get; private set; }

    /// <summary>What it throws the next time it is changed; null for nothing.</summary>
    public Exception? Planted { get; set; }

    public void Set(string text, int cursor)
    {
        if (Planted is { } planted)
        {
            Planted = null;
            throw planted;
        }

        (Text, Caret) = (text, cursor);
    }

    public void Forget() => Set("", 0);

    /// <summary>What a person types lands where the cursor is.</summary>
    public void Insert(string text) => Set(Text.Insert(Caret, text), Caret + text.Length);
}
