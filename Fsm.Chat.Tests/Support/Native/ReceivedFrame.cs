using Fsm.Chat.Protocol.Framing;

namespace Fsm.Chat.Tests.Support.Native;

/// <summary>One frame as it came.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Raw">All of it.</param>
internal sealed record ReceivedFrame(FrameHeader Header, byte[] Raw)
{
    /// <summary>What it is about.</summary>
    public FrameAction Action => Header.Action;

    /// <summary>What follows the header.</summary>
    public byte[] Body { get; } = Raw[FrameHeader.Size..];
}
