using Fsm.Chat.Server.Transport.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Fsm.Chat.Tests.Server.Sockets;

/// <summary>The receiving direction of a socket, over a real one.</summary>
[TestFixture(true), TestFixture(false)]
internal sealed class SocketInputTests(bool inRounds) : SocketFixture(inRounds)
{
    [Test]
    public async Task What_comes_is_read_and_the_block_is_given_back()
    {
        Pair.Peer.Send("hello"u8);
        var read = await Pair.ReadAsync();
        Assert.That(read.Buffer.ToArray(), Is.EqualTo("hello"u8.ToArray()));
        Assert.That(Pair.Blocks.Free, Is.Zero);
        Pair.Input.AdvanceTo(read.Buffer.End);

        Assert.That(Pair.Blocks.Free, Is.EqualTo(1));
    }

    [Test]
    public async Task Nothing_is_held_while_nothing_comes()
    {
        var reading = Pair.ReadAsync();

        Assert.That((reading.IsCompleted, Pair.Blocks.Free), Is.EqualTo((false, 0)));
        Pair.Peer.Send("x"u8);
        Assert.That((await reading).Buffer.Length, Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_not_examined_is_given_again_at_once_and_what_was_waits_for_more()
    {
        Pair.Peer.Send("ab"u8);
        var first = await Pair.ReadAsync();
        Pair.Input.AdvanceTo(first.Buffer.GetPosition(1)); // the rest was not looked at
        var second = await Pair.ReadAsync();
        Assert.That(second.Buffer.ToArray(), Is.EqualTo("b"u8.ToArray()));
        Pair.Input.AdvanceTo(second.Buffer.Start, second.Buffer.End); // looked at, and too little
        var third = Pair.ReadAsync();
        Assert.That(third.IsCompleted, Is.False);
        Pair.Peer.Send("c"u8);

        Assert.That((await third).Buffer.ToArray(), Is.EqualTo("bc"u8.ToArray()));
    }

    [Test]
    public async Task A_frame_that_is_larger_than_a_block_is_gathered_whole()
    {
        var sent = new byte[3 * BlockPool.BlockSize + 17];
        new Random(1).NextBytes(sent);
        var sending = Task.Run(() => Pair.Peer.Send(sent));
        var read = await Pair.ReadAsync();
        while (read.Buffer.Length < sent.Length)
        {
            Pair.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await Pair.ReadAsync();
        }

        Assert.That(read.Buffer.ToArray(), Is.EqualTo(sent));
        await sending;
    }

    [Test]
    public async Task What_is_left_of_a_full_block_is_moved_to_its_beginning()
    {
        var sent = new byte[BlockPool.BlockSize + 1000];
        new Random(2).NextBytes(sent);
        var sending = Task.Run(() => Pair.Peer.Send(sent));
        var read = await Pair.ReadAsync();
        while (read.Buffer.Length < BlockPool.BlockSize)
        {
            Pair.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await Pair.ReadAsync();
        }

        const int Taken = BlockPool.BlockSize - 7;
        Pair.Input.AdvanceTo(read.Buffer.GetPosition(Taken), read.Buffer.End);
        for (read = await Pair.ReadAsync(); read.Buffer.Length < sent.Length - Taken; read = await Pair.ReadAsync())
            Pair.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        Assert.That(read.Buffer.ToArray(), Is.EqualTo(sent[Taken..]));
        Pair.Input.AdvanceTo(read.Buffer.End);
        Assert.That(Pair.Blocks.Free, Is.EqualTo(1), "it was the same block");
        await sending;
    }

    [Test]
    public async Task The_end_of_the_stream_is_told_behind_all_that_came()
    {
        Pair.Peer.Send("last"u8);
        Pair.Peer.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        var read = await Pair.ReadAsync();
        while (!read.IsCompleted)
        {
            Pair.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await Pair.ReadAsync();
        }

        Assert.That(read.Buffer.ToArray(), Is.EqualTo("last"u8.ToArray()));
        Pair.Input.AdvanceTo(read.Buffer.End);
        Assert.That((await Pair.ReadAsync()).IsCompleted, Is.True);
    }

    [Test]
    public async Task A_read_that_waits_can_be_cancelled_and_the_next_one_gets_what_comes()
    {
        var waiting = Pair.ReadAsync();
        Pair.Input.CancelPendingRead();
        var cancelled = await waiting;
        Assert.That((cancelled.IsCanceled, cancelled.Buffer.IsEmpty), Is.EqualTo((true, true)));
        Pair.Input.AdvanceTo(cancelled.Buffer.End);
        Pair.Peer.Send("after"u8);

        Assert.That((await Pair.ReadAsync()).Buffer.ToArray(), Is.EqualTo("after"u8.ToArray()));
    }

    [Test]
    public async Task Without_a_read_that_waits_the_next_one_is_cancelled_and_loses_nothing()
    {
        Pair.Input.CancelPendingRead();
        var cancelled = await Pair.ReadAsync();
        Assert.That(cancelled.IsCanceled, Is.True);
        Pair.Input.AdvanceTo(cancelled.Buffer.End);
        Pair.Peer.Send("x"u8);

        var read = await Pair.ReadAsync();
        Assert.That((read.IsCanceled, read.Buffer.Length), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task Whoever_cancels_at_the_moment_something_comes_makes_nobody_lose_it([Range(0, 200)] int round)
    {
        var waiting = Pair.ReadAsync();
        var sending = Task.Run(() => Pair.Peer.Send([(byte)round]));
        Pair.Input.CancelPendingRead();
        var read = await waiting;
        if (read.Buffer.IsEmpty)
        {
            Pair.Input.AdvanceTo(read.Buffer.End);
            read = await Pair.ReadAsync();
        }

        Assert.That(read.Buffer.ToArray(), Is.EqualTo(new[] { (byte)round }));
        await sending;
    }

    [Test]
    public void A_token_ends_a_read_that_waits()
    {
        using var token = new CancellationTokenSource();
        var reading = Pair.Input.ReadAsync(token.Token).AsTask();
        token.Cancel();

        Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Whoever_waits_when_the_connection_is_aborted_is_told()
    {
        var reading = Pair.ReadAsync();
        Pair.Connection.Abort();

        Assert.That(async () => await reading, Throws.InstanceOf<ConnectionAbortedException>());
        Assert.That(async () => await Pair.ReadAsync(), Throws.InstanceOf<ConnectionAbortedException>());
    }

    [Test]
    public void Whoever_reads_after_the_connection_was_aborted_is_told()
    {
        Pair.Connection.Abort();

        Assert.That(async () => await Pair.ReadAsync(), Throws.InstanceOf<ConnectionAbortedException>());
    }

    [Test]
    public void A_reset_before_anybody_reads_is_told_to_whoever_does()
    {
        Pair.Peer.LingerState = new(true, 0);
        Pair.Peer.Close();

        Assert.That(async () => await Pair.ReadAsync(), Throws.InstanceOf<ConnectionResetException>());
        Assert.That(async () => await Pair.ReadAsync(), Throws.InstanceOf<ConnectionResetException>());
    }

    [Test]
    public async Task Whoever_waits_when_the_connection_is_closed_does_not_wait_for_ever()
    {
        var reading = Pair.ReadAsync();
        Pair.Dispose();

        await Task.WhenAny(reading);
        Assert.That(reading.Exception?.InnerException, Is.Not.InstanceOf<TimeoutException>());
    }

    [Test]
    public void A_reset_by_the_peer_is_told_as_one()
    {
        var reading = Pair.ReadAsync();
        Pair.Peer.LingerState = new(true, 0);
        Pair.Peer.Close();

        Assert.That(async () => await reading, Throws.InstanceOf<ConnectionResetException>());
    }

    [Test]
    public async Task A_token_that_is_too_late_cancels_nothing()
    {
        using var token = new CancellationTokenSource();
        Pair.Peer.Send("x"u8);
        var read = await Pair.Input.ReadAsync(token.Token);
        Pair.Input.AdvanceTo(read.Buffer.End);
        await token.CancelAsync();
        Pair.Peer.Send("y"u8);

        Assert.That((await Pair.ReadAsync()).IsCanceled, Is.False);
    }
}
