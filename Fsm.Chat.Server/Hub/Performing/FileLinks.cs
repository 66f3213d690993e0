using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Server.Relay;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;
using Fsm.Chat.Server.Hub.Books;
using Fsm.Chat.Server.Hub.Events;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Hub.Performing;

/// <summary>The file links of transfers: expected by their tokens, joined, closed.</summary>
internal sealed class FileLinks(HubFacts facts, HubMachines machines)
{
    /// <summary>Tells a side to make its file link, and expects it.</summary>
    public void Expect(TransferSide side)
    {
        var token = new byte[FileToken.Size];
        facts.Access.Random.Fill(token);
        side.Expect(token);
        facts.Addresses.Expect(side.ExpectedFrom);
        machines.Others.Tell(side.Session, voice => voice.StartTransfer(side.Transfer.Number, token));
    }

    /// <summary>A link that showed the token of a side is that side's file link from now on.</summary>
    public void Join(TransferSide side, HubLink link)
    {
        StopExpecting(side);
        facts.Addresses.Leave(link);
        (side.Link, link.Side) = (link, side);
        if (PlaceDecisions.DecideAttached(isOtherThere: side.Other.Link is not null) is { } attached)
            machines.Fire(side.Transfer, attached);
    }

    /// <summary>The file link of a side is not needed any more.</summary>
    public void Close(TransferSide side)
    {
        StopExpecting(side);
        if (side.Link is { } link) // that one that is closed already stays so, its machine knows
            machines.Fire(link, LinkTrigger.CloseRequested, LinkEvent.Because(CloseReason.TransferOver));
    }

    private void StopExpecting(TransferSide side)
    {
        if (!side.ExpectsLink) // nothing to decide: only who is in the books can be struck off
            return;
        side.DropToken();
        facts.Addresses.Unexpect(side.ExpectedFrom);
    }
}
