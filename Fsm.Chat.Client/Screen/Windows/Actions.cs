namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>Texts that say what their sender does: <c>* ana waves</c>. On the wire they are texts like any other, and whoever knows nothing of actions can read them.</summary>
internal static class Actions
{
    /// <summary>Whether a text is an action of that person. One that names somebody else is what its sender says.</summary>
    public static bool Is(string text, string sender) => sender.Length > 0 && text.StartsWith($"* {sender} ", StringComparison.OrdinalIgnoreCase);
}
