using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Takes what the server says of transfers, and tells each what it means to it. A number that is not known is of one that was forgotten: it is over.</summary>
internal sealed class TransferNotices(ClientCore core)
{
    /// <summary>Takes one notice.</summary>
    public void Note(ClientUser server, TransferHappening happened)
    {
        var about = new Occasion { OfTransfer = happened, Status = happened.Status };
        if (happened.Kind == FileNoticeKind.Offered)
            Offer(server, happened, about);
        else if (core.Transfers.Upload(server.Session!, happened.ServerId) is { } upload)
            core.Machines.Fire(upload, TransferDecisions.OfUpload(happened.Kind), about);
        else if (core.Transfers.Download(server.Session!, happened.ServerId) is { } download && TransferDecisions.OfDownload(happened.Kind) is { } trigger)
            core.Machines.Fire(download, trigger, about);
    }

    /// <summary>Takes the answer to an offer: one transfer for each recipient, the first of them the one that was offered.</summary>
    public void Settle(Occasion answer)
    {
        var upload = answer.Request!.About.Upload!;
        if (!answer.Status.IsOk)
        {
            core.Machines.Fire(upload, UploadTrigger.OfferRefused, answer);
            return;
        }

        var group = upload.Facts.Server.Groups.TryGetValue(upload.Destination, out var proper) ? proper : "";
        var uploads = answer.Offered.Select((_, i) => i == 0 ? upload : Another(upload)).ToList();
        foreach (var (made, offered) in uploads.Zip(answer.Offered))
            (made.Facts.ServerId, made.Facts.Peer, made.Facts.Group) = (offered.Transfer, offered.Name, group);
        foreach (var made in uploads)
            core.Machines.Fire(made, made == upload ? UploadTrigger.OfferConfirmed : UploadTrigger.OfferShared, new() { Upload = upload });
    }

    private void Offer(ClientUser server, TransferHappening happened, Occasion about)
    {
        var download = core.Transfers.Add(core.Machines.Download.Rules.Initial, server.Session!);
        var facts = download.Facts;
        (facts.ServerId, facts.Peer, facts.Group) = (happened.ServerId, happened.Sender, happened.Group);
        (facts.File, facts.Length) = (happened.File, happened.Length);
        core.Machines.Fire(download, DownloadTrigger.OfferArrived, about);
    }

    private ClientUpload Another(ClientUpload upload)
    {
        var another = core.Transfers.Add(core.Machines.Upload.Rules.Initial, upload.Facts.Session, upload.Path, upload.Destination);
        (another.Facts.File, another.Facts.Length) = (upload.Facts.File, upload.Facts.Length);
        return another;
    }
}
