using Fsm.Chat.Client.Events;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Tests.Client;

/// <summary>The other one is gone, and text is typed on: it goes to whoever has the name now, and nobody is fooled about that.</summary>
internal sealed class TalkingOnTests : ClientFixture
{
    [Test]
    public void The_next_text_goes_to_whoever_has_the_name_now_and_says_that_it_is_another_session()
    {
        var world = Left();
        world.Line("are you back?");
        Assert.That(world.LinesWanted, Is.Zero, "the next line waits for the outcome");
        world.Server.ConfirmOpen("bob", 40999);
        Assert.That(world.Server.Expect(FrameAction.SendRequest).Header.DestinationPort, Is.EqualTo(40999));
        var note = world.All<ConversationEvent>().Last();
        Assert.That((note.Status, note.Reason), Is.EqualTo(("open", "another_session")));
        Assert.That(note.Text, Does.Contain("may be another person"));
        world.Line("good");
        Assert.That((world.Server.Count(FrameAction.SendRequest), world.Prompt, world.Errors()), Is.EqualTo((1, "bob", Array.Empty<string>())));
    }

    [Test]
    public void A_text_for_somebody_who_is_not_back_is_kept()
    {
        var world = Left();
        world.Line("are you back?");
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        Assert.That((world.Verdicts().Single(), world.Prompt, world.LinesWanted), Is.EqualTo(("are you back? failed unknown_recipient", "bob", 1)));
        Assert.That(world.All<NoticeEvent>().Last().Text, Does.StartWith("1 of your lines never got to 127.0.0.1:7400 (for bob)"));
        world.Line("/unsent");
        Assert.That(world.All<NoticeEvent>().Last().Text, Is.EqualTo("bob> are you back?"));
    }

    [Test]
    public void A_text_whose_conversation_does_not_open_in_time_is_kept()
    {
        var world = Left();
        world.Line("are you back?");
        world.AdvancePonging(85);
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "are you back? failed no_answer" }));
        Assert.That(world.All<NoticeEvent>().Last().Text, Does.StartWith("1 of your lines never got to 127.0.0.1:7400 (for bob)"));
    }

    [Test]
    public void A_line_that_names_nobody_who_is_there_is_a_mistake_and_is_not_kept()
    {
        var world = Connected();
        world.Line("chat2");
        world.Line("bbo>hello");
        world.Server.Answer(FrameAction.Conversation, StatusCode.UnknownRecipient);
        world.Line("/unsent");
        Assert.That(world.All<NoticeEvent>().Last().Text, Is.EqualTo("every line of yours was sent"));
    }

    [Test]
    public void What_waited_when_the_other_one_went_can_be_sent_again([Values] bool wasAway)
    {
        var world = Chatting(window: 1);
        if (wasAway)
            world.Server.Say(new PresenceNotice { Change = PresenceChange.Interrupted, Name = "bob"u8, Reason = CloseReason.PeerLost });
        world.Line("one");
        world.Line("two");
        world.Server.Gone("bob");
        Assert.That(world.Verdicts(), Is.EqualTo(new[] { "two failed conversation_ended" }));
        Assert.That(world.All<NoticeEvent>().Last().Text, Does.StartWith("1 of your lines never got to"));
        world.Server.Deliver(3, 3, StatusCode.RecipientGone);
        world.Server.Read();
        world.Line("/resend");
        world.Server.ConfirmOpen("bob", 40999);
        Assert.That(world.Server.Count(FrameAction.SendRequest), Is.EqualTo(1));
    }

    [Test]
    public void Who_is_turned_to_again_is_said_to_be_another_session_too()
    {
        var world = Left();
        world.Line("/quit");
        world.Line("chat bob");
        world.Server.ConfirmOpen("bob", 40999);
        Assert.That(world.All<ConversationEvent>().Last().Reason, Is.EqualTo("another_session"));
    }

    private ClientWorld Left()
    {
        var world = Chatting();
        world.Server.Gone("bob");
        return world;
    }
}
