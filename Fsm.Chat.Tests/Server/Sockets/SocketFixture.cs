using Fsm.Chat.Server.Transport.Sockets;

namespace Fsm.Chat.Tests.Server.Sockets;

/// <summary>A connection for each test.</summary>
/// <param name="inRounds">Whether a loop of ours watches its socket, and not the class library.</param>
[CancelAfter(20_000)]
internal abstract class SocketFixture(bool inRounds)
{
    private readonly SocketLoops _loops = new();
    private SocketPair? _pair;

    protected SocketPair Pair => _pair!;

    [SetUp]
    public void Connect()
    {
        var loop = inRounds ? _loops.Next() : null;
        if (inRounds && loop is null)
            Assert.Ignore("Loops are made for Linux.");
        _pair = new(loop);
    }

    [TearDown]
    public void Close() => _pair?.Dispose();

    [OneTimeTearDown]
    public void StopLoops() => _loops.Dispose();
}
