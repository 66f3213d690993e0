using System.IO.Pipelines;
using Fsm.Chat.Server.Transport;

namespace Fsm.Chat.Tests.Server;

/// <summary>The pump between two pipes, without sockets.</summary>
public sealed class PumpTests
{
    private const int Threshold = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TransferScene _scene = null!;
    private Pipe _source = null!;
    private Pipe _target = null!;
    private FileRelay _relay = null!;

    [SetUp]
    public void Start()
    {
        _scene = new TransferScene().Bring(RelayState.Streaming);
        // Inline, as the sockets' own: whoever writes has pumped when the write returns.
        var options = new PipeOptions(
            readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline,
            pauseWriterThreshold: Threshold, resumeWriterThreshold: Threshold / 2, useSynchronizationContext: false);
        (_source, _target) = (new(options), new(options));
        _relay = Relay(Task.CompletedTask);
    }

    [TearDown]
    public void No_step_was_a_bug() => _scene.Dispose();

    [Test]
    public async Task Everything_that_comes_is_passed_on_before_more_is_waited_for()
    {
        var running = RunAsync();
        for (var i = 0; i < 2000; i++)
        {
            byte[] part = [.. Enumerable.Range(0, 1 + (i * 37 % 9000)).Select(n => (byte)(n + i))];

            await _source.Writer.WriteAsync(part);

            var read = await _target.Reader.ReadAtLeastAsync(part.Length).AsTask().WaitAsync(Patience);
            LongBytes.AssertSame(System.Buffers.BuffersExtensions.ToArray(read.Buffer), part);
            _target.Reader.AdvanceTo(read.Buffer.End);
        }

        await _source.Writer.CompleteAsync();
        Assert.That(await running.WaitAsync(Patience), Is.True);
    }

    // The buffer of a read must not be asked for anything once it was given back: here it would say that it was empty, and nothing would be flushed.
    [Test]
    public async Task A_read_that_ends_in_its_block_where_it_began_in_another_is_passed_on_too()
    {
        const int Block = 4096;
        var ready = new TaskCompletionSource();
        _relay = Relay(ready.Task);
        var running = RunAsync();
        await _source.Writer.WriteAsync(new byte[Block - 1]);
        _source.Writer.GetMemory(1); // so the first block stays, though all in it is taken
        ready.SetResult();
        await ReadFromTarget(Block - 1);

        _source.Writer.Advance(1);
        await _source.Writer.WriteAsync(new byte[Block + Block - 1]);

        await ReadFromTarget(2 * Block);
        _relay.Stop();
        await running.WaitAsync(Patience);
    }

    [Test]
    public async Task Whoever_does_not_read_stops_the_source()
    {
        var running = RunAsync();
        var written = 0;
        Task<FlushResult> flush;
        do
        {
            flush = _source.Writer.WriteAsync(new byte[1024]).AsTask();
            written += 1024;
        }
        while (flush.IsCompleted);

        Assert.That(written, Is.LessThanOrEqualTo(3 * Threshold), "one pipe full, the other one full, and one read between them");
        var read = await _target.Reader.ReadAtLeastAsync(Threshold).AsTask().WaitAsync(Patience);
        _target.Reader.AdvanceTo(read.Buffer.End);
        Assert.That(async () => await flush.WaitAsync(Patience), Throws.Nothing, "it goes on when the target is read");
        _relay.Stop();
        Assert.That(await running.WaitAsync(Patience), Is.False);
    }

    [Test]
    public async Task What_came_before_the_source_ended_is_in_the_target_when_the_pump_says_so()
    {
        await _source.Writer.WriteAsync(new byte[5000]);
        await _source.Writer.CompleteAsync();

        Assert.That(await RunAsync().WaitAsync(Patience), Is.True);

        Assert.That(_target.Reader.TryRead(out var read) && read.Buffer.Length == 5000, Is.True);
        Assert.That(_relay.IsOver, Is.True);
    }

    [Test]
    public async Task It_waits_until_nobody_else_writes_the_target()
    {
        var ready = new TaskCompletionSource();
        _relay = Relay(ready.Task);
        await _source.Writer.WriteAsync(new byte[10]);
        var running = RunAsync();
        Assert.That(_target.Reader.TryRead(out _), Is.False);

        ready.SetResult();

        Assert.That((await _target.Reader.ReadAsync().AsTask().WaitAsync(Patience)).Buffer.Length, Is.EqualTo(10));
        _relay.Stop();
        await running.WaitAsync(Patience);
    }

    [Test]
    public async Task It_is_stopped_while_it_waits_for_the_source()
    {
        var running = RunAsync();

        _relay.Stop();

        Assert.That(await running.WaitAsync(Patience), Is.False);
        Assert.That(_relay.WhenOver.IsCompleted, Is.True);
    }

    [Test]
    public async Task It_is_stopped_while_it_waits_for_the_target()
    {
        var running = RunAsync();
        await _source.Writer.WriteAsync(new byte[Threshold - 1]);
        _ = _source.Writer.WriteAsync(new byte[Threshold]).AsTask();

        _relay.Stop();

        Assert.That(await running.WaitAsync(Patience), Is.False);
    }

    [Test]
    public async Task It_ends_when_nobody_will_read_the_target_any_more()
    {
        await _target.Reader.CompleteAsync();
        await _source.Writer.WriteAsync(new byte[10]);

        Assert.That(await RunAsync().WaitAsync(Patience), Is.False);
    }

    [Test]
    public async Task A_source_that_breaks_is_told_to_whoever_runs_it()
    {
        var running = RunAsync();

        await _source.Writer.CompleteAsync(new IOException("reset"));

        Assert.That(async () => await running.WaitAsync(Patience), Throws.TypeOf<IOException>());
        Assert.That(_relay.IsOver, Is.True);
    }

    [Test]
    public async Task One_that_was_ended_before_it_began_does_nothing()
    {
        await _source.Writer.WriteAsync(new byte[10]);

        _relay.EndUnrun();

        Assert.That(_relay.IsOver, Is.True);
        Assert.That(await RunAsync(), Is.False);
        Assert.That(_target.Reader.TryRead(out _), Is.False);
    }

    // The hub looks at what comes before the pump is there, and leaves it: reading again would wait for more.
    [Test]
    public async Task What_was_looked_at_before_it_began_is_passed_on_at_once()
    {
        await _source.Writer.WriteAsync(new byte[10]);
        var seen = await _source.Reader.ReadAsync();
        _source.Reader.AdvanceTo(seen.Buffer.Start, seen.Buffer.End);

        var running = RunAsync();

        await ReadFromTarget(10);
        _relay.Stop();
        Assert.That(await running.WaitAsync(Patience), Is.False);
    }

    [Test]
    public async Task Passing_bytes_keeps_the_transfer_from_stalling()
    {
        var running = RunAsync();
        for (var i = 0; i < 3; i++)
        {
            _scene.Server.Pass(TimeSpan.FromSeconds(20));
            await _source.Writer.WriteAsync(new byte[10]);
            var read = await _target.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            _target.Reader.AdvanceTo(read.Buffer.End);
        }

        _scene.Alice.ExpectNothingAboutFiles();
        _relay.Stop();
        await running.WaitAsync(Patience);
    }

    private async Task ReadFromTarget(int count)
    {
        var read = await _target.Reader.ReadAtLeastAsync(count).AsTask().WaitAsync(Patience);
        Assert.That(read.Buffer.Length, Is.EqualTo(count));
        _target.Reader.AdvanceTo(read.Buffer.End);
    }

    // As the handler of a connection does it.
    private async Task<bool> RunAsync()
    {
        _source.Reader.CancelPendingRead();
        return await _relay.RunAsync(await _source.Reader.ReadAsync());
    }

    private FileRelay Relay(Task ready) =>
        new(null!, _source.Reader, _target.Writer, ready, _scene.AliceLink.Relay!.Value.Transfer, _scene.Server.Hub);
}
