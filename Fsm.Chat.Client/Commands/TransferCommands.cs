using System.Globalization;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;
using static Fsm.Chat.Client.Commands.ClientCommand;

namespace Fsm.Chat.Client.Commands;

/// <summary>The commands that are about files.</summary>
internal sealed class TransferCommands(ClientCore core)
{
    /// <summary>Sends files.</summary>
    public static readonly ClientCommand File = new("file", 2, Many)
    {
        Trigger = UserTrigger.FileTyped, Awaits = AwaitedKinds.File, Expects = [Expected.Path, Expected.Anyone], ExpectsAfter = FileArguments.After,
        Run = call => new TransferCommands(call.Core).Offer(call.Server, FileArguments.Split(call.Arguments)),
    };

    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } =
    [
        File,
        new("transfers", 0, 0) { Run = call => new TransferCommands(call.Core).List() },
        new("cancel", 1, 1) { Expects = [Expected.Cancellable], Run = call => new TransferCommands(call.Core).Cancel(call.First!) },
        new("resume", 1, 1) { Trigger = UserTrigger.FileTyped, Awaits = AwaitedKinds.File, Expects = [Expected.Resumable], Run = call => new TransferCommands(call.Core).Resume(call.First!) },
    ];

    /// <summary>Offers each file to each recipient.</summary>
    public void Offer(ClientUser server, (IReadOnlyList<string> Paths, IReadOnlyList<string> Destinations) offered)
    {
        var (paths, destinations) = offered;
        if (destinations.FirstOrDefault(typed => !IsDestination(typed)) is { } wrong)
            core.Announcer.Error(server, StatusCode.NameInvalid, ClientTexts.NeitherNameNorPort.With(wrong), ClientTexts.NextUsersOrTo);
        else
            new CommandCall(core, File, []).Ask(server, UserTrigger.FileTyped, new UserHappened.OffersFiles([.. paths.Distinct()], [.. destinations.Distinct(UserName.Comparer)]));
    }

    private void List()
    {
        var uploads = core.Transfers.Uploads.Select(upload => (upload.Facts, State: StateWords.Of(upload.State)));
        var downloads = core.Transfers.Downloads.Select(download => (download.Facts, State: StateWords.Of(download.State)));
        var all = uploads.Concat(downloads).OrderBy(transfer => transfer.Facts.Number).ToList();
        if (all.Count == 0)
            core.Announcer.Notice(core.Current, "transfers", ClientTexts.TransfersNone);
        foreach (var (facts, state) in all)
            core.TransferAnnouncer.Listed(facts, state);
    }

    private void Cancel(string id)
    {
        var outcome = (Upload(id), Download(id)) switch
        {
            ({ } upload, _) => core.Machines.Fire(upload, UploadTrigger.CancelTyped, TransferHappened.Nothing),
            (_, { } download) => core.Machines.Fire(download, DownloadTrigger.CancelTyped, TransferHappened.Nothing),
            _ => StepOutcome.Ignored,
        };
        if (outcome == StepOutcome.Ignored)
            core.Announcer.Refused(core.Current, LocalCode.NoSuchTransfer);
    }

    // Offers a file again that did not arrive whole: what the receiver has of it does not cross again.
    private void Resume(string id)
    {
        var (upload, download) = (Upload(id), Download(id));
        var successor = upload is null ? null : Successor(upload);
        switch (TransferDecisions.DecideResume(upload is null ? null : (upload.State, upload.Facts.Outcome.IsOk), successor is not null, download?.State))
        {
            case ResumeAnswer.Offer:
                Offer(upload!.Facts.Server, ([upload.Path], [upload.Facts.Peer]));
                break;
            case ResumeAnswer.TakenUpAlready:
                core.Announcer.Error(successor!.Facts.Server, LocalCode.NoSuchTransfer, ClientTexts.TransferTakenUp.With(successor.Facts.Id), ClientTexts.NextTransfersFiles);
                break;
            case ResumeAnswer.OnlySenderOffers:
                core.Announcer.Error(download!.Facts.Server, LocalCode.NoSuchTransfer, ClientTexts.OnlySenderOffers, ClientTexts.NextAskWhom.With(download.Facts.Peer));
                break;
            default:
                core.Announcer.Refused(core.Current, LocalCode.NoSuchTransfer);
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
