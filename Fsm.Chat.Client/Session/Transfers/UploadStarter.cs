using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Upload;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Begins uploads.</summary>
internal sealed class UploadStarter(ClientFacts client, IFire machines)
{
    /// <summary>Begins one upload for each file and destination.</summary>
    public void Begin(ClientUser server, UserHappened.OffersFiles offer)
    {
        var offers = from path in offer.Paths from destination in offer.Destinations select (path, destination);
        var uploads = offers.Select(one => client.Transfers.Add(client.Rules.Upload.Initial, server.Session!, one.path, one.destination, client.Input.Command?.Id)).ToList();
        foreach (var upload in uploads)
            machines.Fire(upload, UploadTrigger.FileTyped, TransferHappened.Nothing);
    }
}
