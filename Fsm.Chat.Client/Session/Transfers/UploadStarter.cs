using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Upload;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Begins uploads.</summary>
internal sealed class UploadStarter(ClientFacts client, IFire machines)
{
    /// <summary>Begins one upload for each destination.</summary>
    public void Begin(ClientUser server, UserHappened.OffersFile offer)
    {
        var uploads = offer.Destinations.Select(destination => client.Transfers.Add(client.Rules.Upload.Initial, server.Session!, offer.Path, destination, client.Input.Command?.Id)).ToList();
        foreach (var upload in uploads)
            machines.Fire(upload, UploadTrigger.FileTyped, TransferHappened.Nothing);
    }
}
