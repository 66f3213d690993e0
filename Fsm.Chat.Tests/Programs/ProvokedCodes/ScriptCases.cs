using System.Runtime.InteropServices;
using static Fsm.Chat.Tests.Programs.ProvokedCodes.CodeCase;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

internal static class ScriptCases
{
    private const int NotInTime = 3;
    private const int BySignal = 130;
    private const int OutputLost = 74;

    public static IEnumerable<CodeCase> All =>
    [
        Complaint("timed_out", stage =>
        {
            stage.Usual.Mute("never");
            return stage.Usual.Command("asker", "send", "never", "hi", "--timeout", "1");
        }, NotInTime),
        Complaint("interrupted", stage =>
        {
            var never = stage.Usual.Mute("nevermore");
            var asker = stage.Usual.Command("asker", "send", "nevermore", "hi");
            never.Read(FrameAction.SendRequest);
            asker.Signal(PosixSignal.SIGINT);
            return asker;
        }, BySignal),
        Complaint("output_unwritable", stage => stage.Usual.PrintingTo("/dev/full", "asker", "users", "--json"), OutputLost),
    ];
}
