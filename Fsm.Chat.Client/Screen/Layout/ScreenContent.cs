using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Screen.Typing;
using Fsm.Chat.Client.Screen.Windows;

namespace Fsm.Chat.Client.Screen.Layout;

/// <summary>What there is to show.</summary>
/// <param name="Book">The windows, and the transfers that run.</param>
/// <param name="Place">Where what is typed goes: the status line and the prompt are made of it.</param>
/// <param name="Waiting">What was said in the window that is shown and waits for the outcome of another line.</param>
/// <param name="Composer">The line that is typed.</param>
/// <param name="Completion">What Tab offers.</param>
/// <param name="Search">What is looked for.</param>
/// <param name="Recalled">What is looked for among the lines that were typed before.</param>
/// <param name="Question">The question for a password.</param>
internal sealed record ScreenContent(
    WindowBook Book, LineTarget Place, IEnumerable<WindowLine> Waiting, Composer Composer, TabCompletion Completion, LineSearch Search, HistorySearch Recalled, string Question);
