using Fsm.Chat.Server.Transport.Sockets;

namespace Fsm.Chat.Tests.Server.Sockets;

/// <summary>What several connections of one loop have to do with each other.</summary>
[CancelAfter(20_000)]
internal sealed class SocketLoopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SocketLoops _loops = new();
    private SocketLoop _loop = null!;

    [OneTimeTearDown]
    public void StopLoops() => _loops.Dispose();

    [SetUp]
    public void Find()
    {
        if (_loops.Next() is not { } loop)
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
            steps.Add(_loops.TryPutOff(ended) && _loop.ThreadNumber == Environment.CurrentManagedThreadId ? "read" : "read elsewhere");
        }
    }

    [Test]
    public async Task What_the_end_of_a_round_puts_off_is_done_in_the_same_round()
    {
        using var pair = new SocketPair(_loop);
        var second = new Ending(() => { });
        var first = new Ending(() => Assert.That(_loops.TryPutOff(second)));
        var reading = ReadAsync();
        pair.Peer.Send("x"u8);

        await Task.WhenAll(reading, first.WhenEnded, second.WhenEnded).WaitAsync(Patience);

        async Task ReadAsync()
        {
            await pair.Input.ReadAsync().ConfigureAwait(false);
            Assert.That(_loops.TryPutOff(first));
        }
    }

    [Test]
    public async Task What_one_read_did_not_bring_waits_until_the_others_had_their_turn()
    {
        using var held = new SocketPair(_loop);
        using var much = new SocketPair(_loop);
        using var little = new SocketPair(_loop);
        using var there = new ManualResetEventSlim();
        var heldUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var order = new List<string>();
        var holding = Hold();
        var reading = Task.WhenAll(ReadAsync(much, "much", 2), ReadAsync(little, "little", 1), holding);
        held.Peer.Send("x"u8);
        await heldUp.Task.WaitAsync(Patience); // What comes before this would belong to the same round as the holder.
        await much.Peer.SendAsync(new byte[BlockPool.BlockSize + 1000]);
        await little.Peer.SendAsync(new byte[1]);
        Assert.That(() => much.Connection.Socket.Available + little.Connection.Socket.Available, Is.EqualTo(BlockPool.BlockSize + 1001).After(10_000, 1));
        there.Set();
        await reading.WaitAsync(Patience);

        Assert.That(order, Is.EqualTo(new[] { "much", "little", "much" }));

        async Task Hold()
        {
            await held.Input.ReadAsync().ConfigureAwait(false);
            heldUp.SetResult();
            there.Wait(Patience);
        }

        async Task ReadAsync(SocketPair pair, string name, int times)
        {
            for (var i = 0; i < times; i++)
            {
                pair.Input.AdvanceTo((await pair.Input.ReadAsync().ConfigureAwait(false)).Buffer.End);
                order.Add(name);
            }
        }
    }

    [Test]
    public async Task A_connection_that_is_closed_twice_gives_its_number_back_once()
    {
        var closed = new SocketPair(_loop);
        closed.Dispose();
        closed.Dispose();
        using var one = new SocketPair(_loop);
        using var another = new SocketPair(_loop);
        var (first, second) = (one.ReadAsync(), another.ReadAsync());
        one.Peer.Send("1"u8);
        another.Peer.Send("22"u8);

        Assert.That(((await first).Buffer.Length, (await second).Buffer.Length), Is.EqualTo((1, 2)));
    }

    [Test]
    public void Other_threads_are_in_no_round() => Assert.That(_loops.TryPutOff(new Ending(() => { })), Is.False);

    [Test]
    public async Task Loops_that_are_disposed_end_their_threads_after_the_round()
    {
        var loops = new SocketLoops();
        using var pair = new SocketPair(loops.Next());
        var ended = new Ending(() => { });
        var reading = ReadAsync();
        pair.Peer.Send("x"u8);
        var thread = await reading.WaitAsync(Patience);

        await ended.WhenEnded.WaitAsync(Patience);
        Assert.That(thread.Join(Patience));

        async Task<Thread> ReadAsync()
        {
            await pair.Input.ReadAsync().ConfigureAwait(false);
            Assert.That(loops.TryPutOff(ended));
            loops.Dispose();
            return Thread.CurrentThread;
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
