using Fsm.Chat.Client.Codes;
using Fsm.Chat.Tests.Exploration.Modelling;

namespace Fsm.Chat.Tests.Exploration.Products.Connection;

/// <summary>The announcements of a close: as many kinds as the client's real decisions tell apart.</summary>
internal static class CloseFrames
{
    /// <summary>Every kind, with a reason that stands for it.</summary>
    public static IReadOnlyList<(Frame Frame, CloseReason Reason)> All { get; } =
    [
        .. Enum.GetValues<CloseReason>().Where(reason => reason != CloseReason.None).DistinctBy(Of).Select(reason => (Of(reason), reason)),
    ];

    public static Frame Of(CloseReason reason) => (AnnouncedDecisions.DecideClose(reason), ConnectionDecisions.DecideEnded(reason)) switch
    {
        (LinkTrigger.LinkCloseReceived, _) => Frame.ClosedLinkAlone,
        (_, UserTrigger.ServerStopped) => Frame.ClosedStopping,
        (_, UserTrigger.AccountForgotten) => Frame.ClosedForgotten,
        (_, UserTrigger.LinkInterrupted) => Frame.ClosedForNow,
        _ => Frame.ClosedForGood,
    };

    public static Frame OfRefusal(StatusCode status) => ConnectionDecisions.DecideRefused(status, resumes: true, CodeTable.Of(status).Postpones) switch
    {
        UserTrigger.ResumeRefused => Frame.RefusedUnknown,
        UserTrigger.ConnectPostponed => Frame.RefusedForNow,
        _ => Frame.RefusedForGood,
    };

    /// <summary>A status that stands for a kind of refusal.</summary>
    public static StatusCode StatusOf(Frame refusal) => ((StatusCode[])[StatusCode.NameTaken, StatusCode.UnknownSession, StatusCode.ServerStopping])
        .Single(status => OfRefusal(status) == refusal);
}
