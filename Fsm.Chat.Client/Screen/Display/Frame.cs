using Fsm.Chat.Client.Screen.Rows;

namespace Fsm.Chat.Client.Screen.Display;

/// <summary>All that is to be seen.</summary>
/// <param name="Rows">The rows, from the top.</param>
/// <param name="Width">The columns of the terminal.</param>
/// <param name="CursorColumn">The column of the cursor, which is in the last row.</param>
internal sealed record Frame(IReadOnlyList<Row> Rows, int Width, int CursorColumn);
