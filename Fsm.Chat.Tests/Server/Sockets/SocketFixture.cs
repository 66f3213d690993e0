namespace Fsm.Chat.Tests.Server.Sockets;

/// <summary>A connection for each test.</summary>
[CancelAfter(20_000)]
internal abstract class SocketFixture
{
    private SocketPair? _pair;

    protected SocketPair Pair => _pair!;

    [SetUp]
    public void Connect() => _pair = new();

    [TearDown]
    public void Close() => _pair?.Dispose();
}
