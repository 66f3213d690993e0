using Fsm.Chat.Client.Events;

namespace Fsm.Chat.Client.OneShot;

/// <summary>Decides which events a person should read although they are not what the program was started for.</summary>
internal static class Remarks
{
    /// <summary>Where an event goes that an errand has no use for. What went wrong for good is told with the outcome.</summary>
    public static Outlet PlaceOf(ClientEvent shown) => shown switch
    {
        ShownMark => Outlet.Output,
        NoticeEvent { Code: "certificate" or "reconnecting" or "resumed" or "server_stopping" or "server" } => Outlet.Errors,
        MessageEvent or OfferEvent or InvitationEvent => Outlet.Errors,
        _ => Outlet.Nowhere,
    };
}
