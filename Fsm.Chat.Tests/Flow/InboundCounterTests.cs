namespace Fsm.Chat.Tests.Flow;

public sealed class InboundCounterTests
{
    [Test]
    public void Nothing_is_owed_before_anything_is_handled()
    {
        var counter = new InboundCounter();
        counter.Arrive();
        Assert.That((counter.Received, counter.OwesAcknowledgement), Is.EqualTo((1, false)));
    }

    [Test]
    public void A_stamp_tells_the_peer_what_was_handled()
    {
        var counter = InboundCounter.StartingAfter(7);
        Assert.That(counter.OwesAcknowledgement, Is.True);
        Assert.That((counter.Stamp(), counter.OwesAcknowledgement), Is.EqualTo((7, false)));
    }

    [Test]
    public void After_a_resume_what_had_arrived_and_was_not_handled_arrives_again_and_is_no_news()
    {
        var counter = new InboundCounter();
        counter.Arrive();
        counter.Arrive();
        counter.Arrive();
        counter.Handled = 1;

        counter.Resume();

        Assert.That((counter.Arrived, counter.Received), Is.EqualTo((1, 3)));
        Assert.That(new[] { counter.Arrive(), counter.Arrive(), counter.Arrive() }, Is.EqualTo(new[] { false, false, true }));
        Assert.That((counter.Arrived, counter.Received), Is.EqualTo((4, 4)));
    }
}
