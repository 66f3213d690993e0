using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Takes what the server says of transfers, and tells each what it means to it. A number that is not known is of one that was forgotten: it is over.</summary>
internal sealed class TransferNotices(ClientFacts client, IFire machines)
{
    /// <summary>Takes one notice.</summary>
    public void Note(ClientUser server, TransferHappening happened)
    {
        var noticed = new TransferHappened.Noticed(happened) { Said = happened.Status };
        if (happened.Kind == FileNoticeKind.Offered)
            Offer(server, happened, noticed);
        else if (client.Transfers.Upload(server.Session!, happened.ServerId) is { } upload)
            machines.Fire(upload, TransferDecisions.OfUpload(happened.Kind), noticed);
        else if (client.Transfers.Download(server.Session!, happened.ServerId) is { } download && TransferDecisions.OfDownload(happened.Kind) is { } trigger)
            machines.Fire(download, trigger, noticed);
    }

    /// <summary>Takes the answer to an offer: one transfer for each recipient, the first of them the one that was offered.</summary>
    public void Settle(UserHappened.Answered answer, ClientUpload upload)
    {
        if (answer is not UserHappened.AnsweredOffer { Offered: var offers })
        {
            machines.Fire(upload, UploadTrigger.OfferRefused, new TransferHappened.Plain { Said = answer.Status });
            return;
        }

        var group = upload.Facts.Server.Groups.TryGetValue(upload.Destination, out var proper) ? proper : "";
        var uploads = offers.Select((_, i) => i == 0 ? upload : Another(upload)).ToList();
        foreach (var (made, offered) in uploads.Zip(offers))
            (made.Facts.ServerId, made.Facts.Peer, made.Facts.Group) = (offered.Transfer, offered.Name, group);
        foreach (var made in uploads)
        {
            if (made == upload)
                machines.Fire(made, UploadTrigger.OfferConfirmed, TransferHappened.Nothing);
            else
                machines.Fire(made, UploadTrigger.OfferShared, new TransferHappened.Shared(upload));
        }
    }

    private void Offer(ClientUser server, TransferHappening happened, TransferHappened noticed)
    {
        var download = client.Transfers.Add(client.Rules.Download.Initial, server.Session!);
        var facts = download.Facts;
        (facts.ServerId, facts.Peer, facts.Group) = (happened.ServerId, happened.Sender, happened.Group);
        (facts.File, facts.Length) = (happened.File, happened.Length);
        machines.Fire(download, DownloadTrigger.OfferArrived, noticed);
    }

    private ClientUpload Another(ClientUpload upload)
    {
        var another = client.Transfers.Add(client.Rules.Upload.Initial, upload.Facts.Session, upload.Path, upload.Destination);
        (another.Facts.File, another.Facts.Length) = (upload.Facts.File, upload.Facts.Length);
        return another;
    }
}
