using System.Buffers;
using Fsm.Chat.Server.Transport.Sockets;

namespace Fsm.Chat.Tests.Server.Sockets;

/// <summary>The sending direction of a socket, over a real one.</summary>
[CancelAfter(20_000)]
internal sealed class SocketOutputTests
{
    private SocketPair _pair = null!;

    [SetUp]
    public void Connect() => _pair = new();

    [TearDown]
    public void Close() => _pair.Dispose();

    [Test]
    public async Task What_is_written_leaves_at_the_flush_and_the_block_is_given_back()
    {
        _pair.Output.Write("one "u8);
        _pair.Output.Write("two"u8);
        Assert.That(_pair.Peer.Available, Is.Zero);
        var flushed = await _pair.Output.FlushAsync();

        Assert.That((flushed.IsCanceled, flushed.IsCompleted, _pair.Blocks.Free), Is.EqualTo((false, false, 1)));
        Assert.That(Received(7), Is.EqualTo("one two"u8.ToArray()));
    }

    [Test]
    public async Task More_than_a_block_is_written_in_one_piece()
    {
        var bytes = Bytes(5 * BlockPool.BlockSize / 2);
        var receiving = Task.Run(() => Received(bytes.Length));
        _pair.Output.Write(bytes);
        await _pair.Output.FlushAsync();

        Assert.That(await receiving, Is.EqualTo(bytes));
    }

    [Test]
    public async Task A_flush_waits_while_the_peer_does_not_read_and_ends_when_it_does()
    {
        var (bytes, flush) = Fill();
        Assert.That(flush.IsCompleted, Is.False);
        var got = Received(bytes);

        Assert.That((await flush).IsCompleted, Is.False);
        Assert.That(got, Is.EqualTo(Bytes(bytes)));
    }

    [Test]
    public async Task A_flush_that_waits_can_be_cancelled_and_what_is_left_leaves_with_the_next_one()
    {
        var (bytes, flush) = Fill();
        _pair.Output.CancelPendingFlush();
        Assert.That((await flush).IsCanceled, Is.True);
        _pair.Output.Write("end"u8);
        var receiving = Task.Run(() => Received(bytes + 3));
        await _pair.Output.FlushAsync();

        Assert.That(await receiving, Is.EqualTo(Bytes(bytes).Concat("end"u8.ToArray())));
    }

    [Test]
    public async Task A_flush_that_was_cancelled_before_it_began_does_not_wait()
    {
        _pair.Output.CancelPendingFlush();
        var (_, flush) = Fill();

        Assert.That((await flush).IsCanceled, Is.True);
    }

    [Test]
    public async Task When_nothing_can_be_sent_any_more_the_flush_says_so()
    {
        var (_, flush) = Fill();
        _pair.Connection.Abort();
        Assert.That((await flush).IsCompleted, Is.True);
        _pair.Output.Write("x"u8);

        Assert.That((await _pair.Output.FlushAsync()).IsCompleted, Is.True);
    }

    [Test]
    public void Completing_tells_the_peer_that_nothing_more_comes()
    {
        _pair.Output.Complete();

        Assert.That(_pair.Peer.Receive(new byte[1]), Is.Zero);
    }

    // So much that the kernel does not take all of it, in one write.
    private (int Bytes, Task<System.IO.Pipelines.FlushResult> Flush) Fill()
    {
        var bytes = Bytes(16 * 1024 * 1024);
        _pair.Output.Write(bytes);
        return (bytes.Length, _pair.Output.FlushAsync().AsTask());
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
            got += _pair.Peer.Receive(bytes.AsSpan(got)) is > 0 and var more ? more : throw new EndOfStreamException();
        return bytes;
    }
}
