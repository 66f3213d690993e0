using System.Net.Sockets;
using Fsm.Chat.Server.Transport.Sockets;

namespace Fsm.Chat.Tests.Server.Sockets;

/// <summary>What several connections of one loop have to do with each other.</summary>
[CancelAfter(20_000)]
internal sealed class SocketLoopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private SocketLoop _loop = null!;

    [SetUp]
    public void Find()
    {
        if (SocketLoop.Next() is not { } loop)
            Assert.Ignore("Loops are made for Linux.");
        else
            _loop = loop;
    }

    [Test]
    public async Task Whoever_waits_goes_on_in_the_loop_and_what_is_put_off_is_done_after_the_round()
    {
        using var pair = new SocketPair(_loop);
        var steps = new List<string>();
        var ended = new Ending(() => steps.Add("round"));
        var reading = ReadAsync();
        pair.Peer.Send("x"u8);
        await Task.WhenAll(reading, ended.WhenEnded).WaitAsync(Patience);

        Assert.That(steps, Is.EqualTo(new[] { "read", "round" }));

        async Task ReadAsync()
        {
            await pair.Input.ReadAsync().ConfigureAwait(false);
            SocketLoop.Current!.AtRoundEnd(ended);
            steps.Add(SocketLoop.Current == _loop ? "read" : "read elsewhere");
        }
    }

    [Test]
    public async Task What_the_end_of_a_round_puts_off_is_done_in_the_same_round()
    {
        using var pair = new SocketPair(_loop);
        var second = new Ending(() => { });
        var first = new Ending(() => SocketLoop.Current!.AtRoundEnd(second));
        var reading = ReadAsync();
        pair.Peer.Send("x"u8);

        await Task.WhenAll(reading, first.WhenEnded, second.WhenEnded).WaitAsync(Patience);

        async Task ReadAsync()
        {
            await pair.Input.ReadAsync().ConfigureAwait(false);
            SocketLoop.Current!.AtRoundEnd(first);
        }
    }

    [Test]
    public async Task Whoever_sends_without_end_keeps_nobody_else_waiting()
    {
        using var flood = new SocketPair(_loop);
        using var other = new SocketPair(_loop);
        var sending = Task.Run(() => SendUntilClosed(flood.Peer));
        var draining = DrainAsync(flood);
        var reading = other.Input.ReadAsync();
        other.Peer.Send("x"u8);

        Assert.That((await reading).Buffer.Length, Is.EqualTo(1));
        Assert.That(draining.IsCompleted, Is.False, "the flood goes on");
        flood.Connection.Abort();
        await Task.WhenAll(sending, draining);
    }

    [Test]
    public async Task A_connection_that_is_closed_twice_gives_its_number_back_once()
    {
        var closed = new SocketPair(_loop);
        closed.Dispose();
        closed.Dispose();
        using var one = new SocketPair(_loop);
        using var another = new SocketPair(_loop);
        var (first, second) = (one.Input.ReadAsync().AsTask(), another.Input.ReadAsync().AsTask());
        one.Peer.Send("1"u8);
        another.Peer.Send("22"u8);

        Assert.That(((await first).Buffer.Length, (await second).Buffer.Length), Is.EqualTo((1, 2)));
    }

    private static void SendUntilClosed(Socket socket)
    {
        var bytes = new byte[BlockPool.BlockSize];
        try
        {
            while (socket.Send(bytes) > 0)
                continue;
        }
        catch (SocketException)
        {
            // The other side has closed.
        }
    }

    private static async Task DrainAsync(SocketPair pair)
    {
        try
        {
            while (true)
                pair.Input.AdvanceTo((await pair.Input.ReadAsync()).Buffer.End);
        }
        catch (IOException)
        {
            // It is aborted.
        }
        catch (Microsoft.AspNetCore.Connections.ConnectionAbortedException)
        {
            // The same.
        }
    }

    private sealed class Ending(Action act) : IRoundEnd
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task WhenEnded => _ended.Task;

        public void EndRound()
        {
            act();
            _ended.SetResult();
        }
    }
}
