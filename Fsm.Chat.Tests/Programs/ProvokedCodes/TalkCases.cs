using Fsm.Chat.Tests.Programs.Support;
using static Fsm.Chat.Tests.Programs.ProvokedCodes.CodeCase;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

internal static class TalkCases
{
    private const int MoreThanTheWindow = 150;

    public static IEnumerable<CodeCase> All =>
    [
        Message("nobody_there", stage => stage.Usual.Ann.Types("group alone", "chat alone", "hello", "quit", "leave alone")),
        Message("recipient_gone", stage =>
        {
            var other = stage.Usual.Mute(out var name);
            var ann = stage.Usual.Ann.Types($"chat {name}", "hello").Sees("sent", "status", "accepted");
            other.Leave();
            return ann.Types("quit");
        }),
        Message("partial", stage =>
        {
            var other = stage.Usual.Mute(out var name);
            var (ann, ben) = (stage.Usual.Ann, stage.Usual.Ben);
            ann.Type($"group halves {name} ben");
            other.Answer("halves", GroupRequestKind.Accept);
            ben.Sees("invitation", "group", "halves").Types("accept halves").Sees("group", "status", "joined");
            ann.Sees("group", "who", "ben").Types("chat halves", "hello").Sees("sent", "status", "accepted");
            ben.Sees("message", "text", "hello");
            other.Leave();
            return ann.Types("quit", "leave halves");
        }),
        Message("recipient_busy", stage =>
        {
            stage.Small.Mute(out var name);
            return stage.Small.Ann.Types([$"chat {name}", .. Enumerable.Repeat("hello", 5), "quit"]);
        }),
        Message("server_busy", stage =>
        {
            var scene = stage.Own("--queue-bytes-of-server", "7"); // less than anybody's welcome
            scene.Mute(out var name);
            return scene.Ann.Types($"chat {name}", "hello", "quit");
        }),
        Message("not_sent", stage => Waiting(stage.Own(), "not sent").Sees("notice", "code", "reconnecting").Interrupted()),
    ];

    // A server that neither takes nor answers anything any more, and is gone then: some lines are with it, and some are not.
    private static ClientProgram Waiting(Scene scene, string text)
    {
        scene.Ann.Types("group alone", "chat alone").Sees("conversation", "status", "open");
        scene.Server.Freeze();
        scene.Ann.Types([.. Enumerable.Repeat(text, MoreThanTheWindow), "last"]);
        while (scene.Ann.Event("sent", "status", "queued").GetProperty("text").GetString() != "last")
        {
            // until all were read
        }

        scene.Server.Kill();
        return scene.Ann;
    }

    private static ClientProgram Interrupted(this ClientProgram client)
    {
        client.Signal(System.Runtime.InteropServices.PosixSignal.SIGTERM);
        return client;
    }
}
