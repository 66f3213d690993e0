using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Takes what the server says of transfers, and tells each what it means to it. A number that is not known is of one that was forgotten: it is over.</summary>
internal sealed class TransferNotices(ClientFacts client, IFire machines)
{
    /// <summary>Takes one notice.</summary>
    public void Note(ClientUser server, TransferHappened.Noticed notice)
    {
        if (notice is TransferHappened.Offered offer)
            Offer(server, offer);
        else if (client.Transfers.Upload(server.Session!, notice.ServerId) is { } upload)
            machines.Fire(upload, UploadDecisions.Decide(notice.Kind), notice);
        else if (client.Transfers.Download(server.Session!, notice.ServerId) is { } download && DownloadDecisions.Decide(notice.Kind) is { } trigger)
            machines.Fire(download, trigger, notice);
    }

    /// <summary>Takes the answer to an offer: one transfer for each recipient, the first of them the one that was offered.</summary>
    public void Settle(UserHappened.Answered answer, ClientUpload upload)
    {
        if (answer is not UserHappened.AnsweredOffer { Offered: var offers })
        {
            machines.Fire(upload, UploadDecisions.DecideRefused(answer.Status, upload.Asked), new TransferHappened.Plain { Said = answer.Status });
            return;
        }

        var group = upload.Facts.Server.Groups.TryGetValue(upload.Destination, out var proper) ? proper : "";
        machines.Fire(upload, UploadTrigger.OfferConfirmed, new TransferHappened.Granted(offers[0].Transfer, offers[0].Name, group));
        foreach (var offered in offers.Skip(1))
            machines.Fire(Another(upload), UploadTrigger.OfferShared, new TransferHappened.Shared(offered.Transfer, offered.Name, group, upload));
    }

    private void Offer(ClientUser server, TransferHappened.Offered offer)
    {
        var download = client.Transfers.Add(client.Rules.Download.Initial, server.Session!);
        var facts = download.Facts;
        (facts.ServerId, facts.Peer, facts.Group) = (offer.ServerId, offer.Sender, offer.Group);
        (facts.File, facts.Length, facts.Traits) = (offer.File, offer.Length, offer.Traits);
        machines.Fire(download, DownloadTrigger.OfferArrived, offer);
    }

    private ClientUpload Another(ClientUpload upload)
    {
        var another = client.Transfers.Add(client.Rules.Upload.Initial, upload.Facts.Session, upload.Path, upload.Destination);
        (another.Facts.File, another.Facts.Length) = (upload.Facts.File, upload.Facts.Length);
        return another;
    }
}
