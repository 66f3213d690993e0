using System.Globalization;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>The commands that are about files.</summary>
internal sealed class TransferCommands(ClientCore core)
{
    /// <summary>Offers a file to each destination.</summary>
    public void Offer(ClientUser server, string path, IReadOnlyList<string> destinations)
    {
        if (destinations.FirstOrDefault(typed => !IsDestination(typed)) is { } wrong)
            core.Tell.Error(server, StatusCode.NameInvalid, ClientTexts.NeitherNameNorPort.With(wrong), ClientTexts.NextUsers);
        else
            core.Lines.Run(server, AwaitedKinds.File, UserTrigger.FileTyped, new() { Text = path, People = [.. destinations.Distinct(UserName.Comparer)] });
    }

    /// <summary>Begins one upload for each destination.</summary>
    public void Begin(ClientUser server, Occasion about)
    {
        var uploads = about.People.Select(destination => core.Transfers.Add(core.Machines.Upload.Rules.Initial, server.Session!, about.Text, destination)).ToList();
        foreach (var upload in uploads)
            core.Machines.Fire(upload, UploadTrigger.FileTyped, Occasion.None);
    }

    /// <summary>Lists what is pending, running and done.</summary>
    public void List()
    {
        var uploads = core.Transfers.Uploads.Select(upload => (upload.Facts, State: StateWords.Of(upload.State)));
        var downloads = core.Transfers.Downloads.Select(download => (download.Facts, State: StateWords.Of(download.State)));
        var all = uploads.Concat(downloads).OrderBy(transfer => transfer.Facts.Number).ToList();
        if (all.Count == 0)
            core.Tell.Notice(core.Current, "transfers", ClientTexts.TransfersNone);
        foreach (var (facts, state) in all)
            core.TellTransfers.Listed(facts, state);
    }

    /// <summary>Gives a transfer up.</summary>
    public void Cancel(string id)
    {
        var outcome = (Upload(id), Download(id)) switch
        {
            ({ } upload, _) => core.Machines.Fire(upload, UploadTrigger.CancelTyped, Occasion.None),
            (_, { } download) => core.Machines.Fire(download, DownloadTrigger.CancelTyped, Occasion.None),
            _ => StepOutcome.Ignored,
        };
        if (outcome == StepOutcome.Ignored)
            core.Tell.Refused(core.Current, LocalCode.NoSuchTransfer);
    }

    /// <summary>Offers a file again that did not arrive whole: what the receiver has of it does not cross again.</summary>
    public void Resume(string id)
    {
        var (upload, download) = (Upload(id), Download(id));
        var successor = upload is null ? null : Successor(upload);
        switch (TransferDecisions.DecideResume(upload is null ? null : (upload.State, upload.Facts.Outcome.IsOk), successor is not null, download?.State))
        {
            case ResumeAnswer.Offer:
                Offer(upload!.Facts.Server, upload.Path, [upload.Facts.Peer]);
                break;
            case ResumeAnswer.TakenUpAlready:
                core.Tell.Error(successor!.Facts.Server, LocalCode.NoSuchTransfer, ClientTexts.TransferTakenUp.With(successor.Facts.Id), ClientTexts.NextTransfersFiles);
                break;
            case ResumeAnswer.OnlySenderOffers:
                core.Tell.Error(download!.Facts.Server, LocalCode.NoSuchTransfer, ClientTexts.OnlySenderOffers, ClientTexts.NextAskWhom.With(download.Facts.Peer));
                break;
            default:
                core.Tell.Refused(core.Current, LocalCode.NoSuchTransfer);
                break;
        }
    }

    // The same file to the same person, later, that has not failed: one more would only make a copy.
    private ClientUpload? Successor(ClientUpload upload) => core.Transfers.Uploads.LastOrDefault(later =>
        later.Facts.Number > upload.Facts.Number && later.Facts.Server == upload.Facts.Server && later.Path == upload.Path
        && UserName.Comparer.Equals(later.Facts.Peer, upload.Facts.Peer) && (later.State != UploadState.Ended || later.Facts.Outcome.IsOk));

    private ClientUpload? Upload(string id) => Number(id) is { } number ? core.Transfers.Upload(number) : null;

    private ClientDownload? Download(string id) => Number(id) is { } number ? core.Transfers.Download(number) : null;

    private static long? Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsDestination(string typed) =>
        ushort.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port > 0 : UserName.TryNormalizeGroup(typed, out _);
}
