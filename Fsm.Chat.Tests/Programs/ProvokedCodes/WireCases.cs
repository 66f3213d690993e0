namespace Fsm.Chat.Tests.Programs.ProvokedCodes;

/// <summary>What the server answers to requests that our client never makes, or whose answer changes nothing for a person.</summary>
internal static class WireCases
{
    public static IEnumerable<CodeCase> All =>
    [
        Answered(StatusCode.NotInConversation, scene =>
        {
            var client = scene.Mute(scene.NewName());
            scene.Mute(out var other);
            client.Send(new ConversationMessage { Change = ConversationChange.Leave, Peer = System.Text.Encoding.UTF8.GetBytes(other) });
            return client.Read(FrameAction.Confirmation);
        }),
        Answered(StatusCode.UnknownToken, scene =>
        {
            var link = scene.Stranger();
            link.Send(new FileAttachment { Transfer = 4711, Token = new byte[FileToken.Size] });
            return link.Read(FrameAction.Confirmation);
        }),
    ];

    private static CodeCase Answered(StatusCode status, Func<Scene, byte[]> ask) => new(status.Code(), "protocol", (stage, _) =>
    {
        Assert.That(Confirmation.TryRead(ask(stage.Usual), out var answer), Is.True);
        Assert.That(answer.Status, Is.EqualTo(status));
    });
}
