using Fsm.Chat.Protocol.Delivery;

namespace Fsm.Chat.Tests.Delivery;

public sealed class InboundCounterTests
{
    [Test]
    public void Nothing_is_owed_before_something_was_handled()
    {
        var counter = new InboundCounter { Received = 5 };

        Assert.That((counter.OwesAcknowledgement, counter.Stamp()), Is.EqualTo((false, 0ul)));
    }

    [Test]
    public void What_was_handled_is_owed_until_it_is_stamped()
    {
        var counter = new InboundCounter { Received = 5, Handled = 4 };
        Assert.That(counter.OwesAcknowledgement);

        Assert.That((counter.Stamp(), counter.Stamped, counter.OwesAcknowledgement), Is.EqualTo((4ul, 4ul, false)));
        counter.Handled = 5;
        Assert.That(counter.OwesAcknowledgement);
    }
}
