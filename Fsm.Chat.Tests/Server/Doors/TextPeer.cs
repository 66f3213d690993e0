namespace Fsm.Chat.Tests.Server.Doors;

/// <summary>Somebody who types lines to the hub and keeps the lines that come.</summary>
internal sealed class TextPeer : IServerLinkPort
{
    private readonly ChatHub _hub;
    private readonly ArrayBufferWriter<byte> _arrived = new();
    private byte[] _unread = [];

    public TextPeer(ChatHub hub)
    {
        _hub = hub;
        Link = hub.Open(new TextDoor(), this, Frames.Loopback, 6667, Frames.Loopback);
    }

    public HubLink Link { get; }

    public bool IsReleased { get; private set; }

    /// <summary>Types one line, or a piece of one.</summary>
    public void Type(string text)
    {
        var input = new ReadOnlySequence<byte>([.. _unread, .. Encoding.UTF8.GetBytes(text)]);
        _hub.Receive(Link, ref input);
        _unread = input.ToArray();
    }

    public string[] Lines()
    {
        var lines = Encoding.UTF8.GetString(_arrived.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _arrived.ResetWrittenCount();
        return lines;
    }

    public void Drop() => _hub.LinkLost(Link);

    public void Wake()
    {
        while (Link is not null && _hub.TakeOutput(Link, _arrived)) { }
    }

    public void ResumeReading() => Type("");

    public void BeginRelay(IServerLinkPort target, HubRelay transfer) => Assert.Fail("nothing is pumped on a link of lines");

    public void Release() => IsReleased = true;

    public void Abort() => IsReleased = true;
}
