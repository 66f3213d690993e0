using Fsm.Chat.Server.Transport.Sockets;

namespace Fsm.Chat.Tests.Server.Sockets;

/// <summary>The sending direction of a socket, over a real one.</summary>
internal sealed class SocketOutputTests() : SocketFixture(inRounds: false)
{
    [Test]
    public async Task What_is_written_leaves_at_the_flush_and_the_block_is_given_back()
    {
        Pair.Output.Write("one "u8);
        Pair.Output.Write("two"u8);
        Assert.That(Pair.Peer.Available, Is.Zero);
        var flushed = await Pair.Output.FlushAsync();

        Assert.That((flushed.IsCanceled, flushed.IsCompleted, Pair.Blocks.Free), Is.EqualTo((false, false, 1)));
        Assert.That(Received(7), Is.EqualTo("one two"u8.ToArray()));
    }

    [Test]
    public async Task More_than_a_block_is_written_in_one_piece()
    {
        var bytes = Bytes(5 * BlockPool.BlockSize / 2);
        var receiving = Task.Run(() => Received(bytes.Length));
        Pair.Output.Write(bytes);
        await Pair.Output.FlushAsync();

        LongBytes.AssertSame(await receiving, bytes);
    }

    [Test]
    public async Task A_flush_waits_while_the_peer_does_not_read_and_ends_when_it_does()
    {
        var (bytes, flush) = Fill();
        Assert.That(flush.IsCompleted, Is.False);
        var got = Received(bytes);

        Assert.That((await flush).IsCompleted, Is.False);
        LongBytes.AssertSame(got, Bytes(bytes));
    }

    [Test]
    public async Task A_flush_that_waits_can_be_cancelled_and_what_is_left_leaves_with_the_next_one()
    {
        var (bytes, flush) = Fill();
        Pair.Output.CancelPendingFlush();
        Assert.That((await flush).IsCanceled, Is.True);
        Pair.Output.Write("end"u8);
        var receiving = Task.Run(() => Received(bytes + 3));
        await Pair.Output.FlushAsync();

        LongBytes.AssertSame(await receiving, [.. Bytes(bytes), .. "end"u8]);
    }

    [Test]
    public async Task A_flush_that_was_cancelled_before_it_began_does_not_wait()
    {
        Pair.Output.CancelPendingFlush();
        var (_, flush) = Fill();

        Assert.That((await flush).IsCanceled, Is.True);
    }

    [Test]
    public async Task When_nothing_can_be_sent_any_more_the_flush_says_so()
    {
        var (_, flush) = Fill();
        Pair.Connection.Abort();
        Assert.That((await flush).IsCompleted, Is.True);
        Pair.Output.Write("x"u8);

        Assert.That((await Pair.Output.FlushAsync()).IsCompleted, Is.True);
    }

    [Test]
    public void Completing_tells_the_peer_that_nothing_more_comes()
    {
        Pair.Output.Complete();

        Assert.That(Pair.Peer.Receive(new byte[1]), Is.Zero);
    }

    // So much that the kernel does not take all of it, in one write.
    private (int Bytes, Task<System.IO.Pipelines.FlushResult> Flush) Fill()
    {
        var bytes = Bytes(16 * 1024 * 1024);
        Pair.Output.Write(bytes);
        return (bytes.Length, Pair.Output.FlushAsync().AsTask());
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private byte[] Received(int count)
    {
        var bytes = new byte[count];
        for (var got = 0; got < count;)
            got += Pair.Peer.Receive(bytes.AsSpan(got)) is > 0 and var more ? more : throw new EndOfStreamException();
        return bytes;
    }
}
