using System.Diagnostics;

namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>Looks at both ends of a transfer through a real server.</summary>
internal abstract class RelayFixture
{
    protected const int MiB = 1024 * 1024;

    protected static byte[] Contents(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    // What is still on its way may be read; then the link is over, in order or by a reset.
    protected static void AssertOver(RawClient link) => Assert.That(Task.Run(() => Try(() =>
    {
        var buffer = new byte[MiB];
        while (link.Stream.Read(buffer) > 0)
        {
        }
    })).Wait(ChildProcess.Patience), Is.True, "the link is closed");

    protected static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception broken) when (broken is IOException or System.Net.Sockets.SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The link is over: that is what was waited for.
        }
    }

    protected static long WaitUntilItStands(Func<long> value)
    {
        var (last, since, began) = (value(), Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(1))
        {
            Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(ChildProcess.Patience));
            Thread.Sleep(20);
            if (value() is var now && now != last)
                (last, since) = (now, Stopwatch.GetTimestamp());
        }

        return last;
    }
}
