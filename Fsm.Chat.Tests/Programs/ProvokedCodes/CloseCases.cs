using Fsm.Chat.Tests.Programs.Support;
using static Fsm.Chat.Tests.Programs.ProvokedCodes.CodeCase;

namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>Why connections are closed: most of it nobody does by mistake who uses a client, so bytes do it.</summary>
internal static class CloseCases
{
    private const int ManyTexts = 1500;

    public static IEnumerable<CodeCase> All =>
    [
        Script("bad_body", "12-length-beyond-the-body"),
        Script("bad_magic", "07-http"),
        Script("bad_version", "07-another-version"),
        Script("connect_refused", "18-name-taken"),
        Script("frame_too_long", "04-length-of-4-gib"),
        Script("invalid_text", "08-invalid-text-1"),
        Script("not_permitted", "10-contents-on-a-chat-link"),
        Script("unknown_action", "09-unknown-action"),
        Script("wrong_acknowledgement", "14-acknowledgement-of-nothing"),
        Script("wrong_role", "11-origin-of-a-server"),
        Script("wrong_sequence", "13-number-left-out"),
        Logged("connect_timeout", stage => stage.Hasty, scene => scene.PlayScript("24-silence")),
        Logged("frame_stalled", stage => stage.Hasty, scene => scene.PlayScript("06-header-without-end")),
        Logged("slow_consumer", stage => stage.Small, scene => scene.PlayScript("49-unread-answers")),
        Logged("peer_timeout", stage => stage.Own("--ping-after", "0.3", "--dead-after", "0.6"), scene => scene.PlayScript("28-silence-after-the-connect")),
        Logged("transfer_over", stage => stage.Usual, scene =>
        {
            using var transfer = new RawTransfer(scene.Server.Port, scene.NewName(), scene.NewName()).Begin();
            transfer.Receiver.Report(transfer.Number);
            Assert.That(transfer.Sender.ExpectEnded(), Is.EqualTo((transfer.Number, StatusCode.Ok)));
        }),
        Logged("replaced", stage => stage.Usual, scene =>
        {
            var first = scene.Stranger();
            scene.Stranger().Resume("", first.SendConnect(scene.NewName()).ExpectToken());
            Assert.That(first.ExpectClose(), Is.EqualTo(CloseReason.Replaced));
        }),
        Logged("write_stalled", stage => stage.Hasty, scene =>
        {
            var (deaf, writer) = (scene.NewName(), scene.Mute(scene.NewName()));
            scene.Stranger(receiveBuffer: 4096).Connect(deaf);
            for (var i = 0; i < ManyTexts; i++)
                writer.SendText(deaf, new string('x', 8000));
        }),
        Gone("requested", stage => Losing(stage.Usual, other => other.Leave())),
        Gone("peer_lost", stage => Losing(stage.Hasty, other => other.Dispose())),
    ];

    private static CodeCase Script(string code, string script) => Logged(code, stage => stage.Usual, scene => scene.PlayScript(script));

    // Ann talks to somebody, who goes.
    private static ClientProgram Losing(Scene scene, Action<RawClient> goes)
    {
        var other = scene.Mute(out var name);
        var ann = scene.Ann.Types($"chat {name}").Sees("conversation", "status", "open");
        goes(other);
        return ann;
    }
}
