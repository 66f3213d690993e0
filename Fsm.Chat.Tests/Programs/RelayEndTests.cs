using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs;

/// <summary>However a transfer through a real server ends, nothing of it is left there.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RelayEndTests : RelayFixture
{
    private static IEnumerable<TestCaseData> Ends()
    {
        yield return Case("the sender's link is dropped", transfer => transfer.SenderLink.Dispose());
        yield return Case("the receiver's link is dropped", transfer => transfer.ReceiverLink.Dispose());
        yield return Case("the sender gives it up", transfer => transfer.Sender.Cancel(transfer.Number));
        yield return Case("the receiver gives it up", transfer => transfer.Receiver.Cancel(transfer.Number));
        yield return Case("the sender is gone", transfer => transfer.Sender.Dispose());
        yield return Case("the receiver is gone", transfer => transfer.Receiver.Dispose());
    }

    [TestCaseSource(nameof(Ends))]
    public void However_it_ends_nothing_is_left_even_when_the_receiver_never_read(object end)
    {
        using var server = new ServerProgram("--resume-window", "1"); // whoever is gone is not waited for
        using (var rehearsal = new RawTransfer(server.Port, "first", "second").Begin())
            rehearsal.SenderLink.SendBytes(1); // what the program loads at its first one stays open
        WaitUntilItStands(() => server.Descriptors);
        var resources = server.Resources;

        for (var i = 0; i < 3; i++)
        {
            using var transfer = new RawTransfer(server.Port, $"alice{i}", $"bob{i}").Begin();
            var sending = Task.Run(() => Try(() =>
            {
                for (var part = Contents(MiB); ;)
                    transfer.SenderLink.SendBytes(part);
            }));
            if (i > 0)
                WaitUntilItStands(() => sending.IsCompleted ? 1 : 0); // else while bytes move

            ((Action<RawTransfer>)end)(transfer);

            Assert.That(sending.Wait(ChildProcess.Patience), Is.True, "the sender is let go");
            AssertOver(transfer.ReceiverLink);
        }

        Assert.That(() => server.Resources, Is.SubsetOf(resources).After(10_000, 50));
    }

    private static TestCaseData Case(string name, Action<RawTransfer> end) => new TestCaseData(end).SetArgDisplayNames(name);
}
