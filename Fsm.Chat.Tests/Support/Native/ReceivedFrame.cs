using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Tests.Support.Native;

internal sealed record ReceivedFrame(FrameHeader Header, byte[] Raw)
{
    public FrameAction Action => Header.Action;

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
