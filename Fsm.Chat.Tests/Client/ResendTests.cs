namespace Fsm.Chat.Tests.Client;

/// <summary>Lines that never got to the server are sent after all.</summary>
internal sealed class ResendTests : ClientFixture
{
    [Test]
    public void While_their_conversations_open_nothing_is_typed([Values(StatusCode.Ok, StatusCode.UnknownRecipient)] StatusCode first)
    {
        var world = Unsent();
        world.Line("resend");
        var asked = world.Server.Read().Where(frame => frame.Action == FrameAction.Conversation).Select(frame => frame.Header.Sequence).ToList();
        Assert.That((asked.Count, world.LinesWanted), Is.EqualTo((2, 0)));

        Answer(world, asked[0], "carol", first);
        Assert.That(world.LinesWanted, Is.Zero, "dave's has not opened yet");
        Answer(world, asked[1], "dave", StatusCode.Ok);

        world.Line("chat dave");
        Assert.That((world.State, world.Prompt), Is.EqualTo(("Chatting", "dave")));
    }

    // With a window of one, two lines wait when the session ends.
    private ClientWorld Unsent()
    {
        var world = Connected(window: 1);
        world.Line("chat2");
        foreach (var name in (string[])["bob", "carol", "dave"])
        {
            world.Line($"{name}>hello");
            world.Server.ConfirmOpen(name);
        }

        world.Server.EndSession();
        world.Line("connect");
        world.Server.Grant();
        return world;
    }

    private static void Answer(ClientWorld world, ulong request, string name, StatusCode status)
    {
        if (status == StatusCode.Ok)
            world.Server.Say(new ConversationConfirmation { Request = request, Peer = Encoding.UTF8.GetBytes(name), Port = 40114 });
        else
            world.Server.Say(new Confirmation(request, status));
    }
}
