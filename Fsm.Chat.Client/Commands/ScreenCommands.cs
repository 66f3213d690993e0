using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>The commands that are about windows. The full screen carries them out itself; where lines are printed there are no windows.</summary>
internal static class ScreenCommands
{
    /// <summary>Shows a window.</summary>
    public static readonly ClientCommand Window = new("window", 0, 1) { Expects = [Expected.Anyone], Run = SayThatThereAreNone };

    /// <summary>Takes a window away.</summary>
    public static readonly ClientCommand Close = new("close", 0, 1) { Expects = [Expected.Anyone], Run = SayThatThereAreNone };

    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } = [Window, Close];

    private static void SayThatThereAreNone(CommandCall call) => call.Core.Announcer.Notice(call.Core.Current, "no_windows", ClientTexts.NoWindows);
}
