using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

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

    /// <summary>The number of the request or message that a server's frame answers, of several the last; 0 where it answers none.</summary>
    public ulong Answered => Action switch
    {
        FrameAction.Confirmation when Confirmation.TryRead(Body, out var confirmation) => confirmation.Request,
        FrameAction.UserList when UserListPage.TryRead(Body, out var page) => page.Request,
        FrameAction.SendConfirmation when SendConfirmation.Read(Body) is { } verdicts => verdicts.Max(verdict => verdict.Last),
        _ => 0,
    };
}
