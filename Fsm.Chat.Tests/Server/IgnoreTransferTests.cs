namespace Fsm.Chat.Tests.Server;

/// <summary>A transfer ends for both when the one takes nothing from the other any more, wherever it is.</summary>
public sealed class IgnoreTransferTests : TransferFixture
{
    [Test]
    public void It_is_cancelled_and_both_are_told(
        [Values(RelayState.Offered, RelayState.Accepted, RelayState.Attaching, RelayState.Streaming, RelayState.Finishing)] RelayState state,
        [Values] bool sender)
    {
        Scene.Bring(state);

        if (sender)
            Alice.SendIgnore("bob");
        else
            Bob.SendIgnore("alice");

        Scene.AssertEnded(StatusCode.TransferCancelled, StatusCode.TransferCancelled);
    }
}
