using System.Globalization;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Does what the transitions of a transfer ask for at its sender.</summary>
internal sealed class UploadPerformer(ClientCore core) : IPerformer<ClientUpload, UploadTrigger, UploadEffect, Occasion>
{
    /// <inheritdoc/>
    public void Perform(UploadEffect effect, ClientUpload upload, scoped in Occasion about)
    {
        var facts = upload.Facts;
        switch (effect)
        {
            case UploadEffect.ExamineFile:
                core.Ports.Post(() => core.Port.Files.Examine(facts.Number, upload.Path));
                break;
            case UploadEffect.ShareFile:
                var examined = about.Upload!.Facts.Number;
                core.Ports.Post(() => core.Port.Files.Share(facts.Number, examined));
                break;
            case UploadEffect.SendOffer:
                (facts.File, facts.Length) = (about.OfTransfer!.File, about.OfTransfer.Length);
                SendOffer(upload);
                break;
            case UploadEffect.TellOffered:
                core.TellTransfers.Got(facts, "offered");
                break;
            case UploadEffect.TellWaiting:
                upload.There = (about.OfTransfer!.Offset, about.OfTransfer.Hash);
                core.TellTransfers.Got(facts, "accepted");
                break;
            case UploadEffect.AttachLink:
                var (id, token) = (facts.ServerId, about.OfTransfer!.Token);
                core.Ports.Post(() => core.Port.Files.Attach(facts.Number, facts.Server.Endpoint, id, token));
                break;
            case UploadEffect.TellRunning:
                facts.RunningSince = core.Now;
                core.TellTransfers.Got(facts, "running");
                break;
            case UploadEffect.SendContents:
                var (offset, hash) = upload.There;
                core.Ports.Post(() => core.Port.Files.Send(facts.Number, offset, hash));
                break;
            case UploadEffect.SendCancel:
                core.Frames.State(facts, FileRequestKind.Cancel, about.Status);
                break;
            case UploadEffect.SettleLine:
                if (!core.Transfers.Uploads.Any(other => other.Facts.Server == facts.Server && other.State is UploadState.Examining or UploadState.Offering))
                    core.Lines.Settle(facts.Server, AwaitedKinds.File);
                break;
            case UploadEffect.NoteLoss:
                facts.Loss = about.Text;
                break;
            case UploadEffect.StopFile:
                core.Ports.Post(() => core.Port.Files.Stop(facts.Number));
                break;
            case UploadEffect.TellEnded:
                core.TellTransfers.Ended(facts, about);
                core.Lines.CheckDeliveries();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientUpload upload, in Judgement<UploadTrigger> judged, scoped in Occasion about) => core.Judge.Judge(upload.Facts.Server, upload.Facts.Session.Link, judged);

    /// <inheritdoc/>
    public void Contain(ClientUpload upload, Exception error)
    {
        core.Judge.Contain(upload.Facts.Server, null, error);
        core.Machines.Fire(upload, UploadTrigger.LinkLost, Occasion.None); // the chat goes on without it
    }

    /// <inheritdoc/>
    public Occasion Elapsed(ClientUpload upload, UploadTrigger trigger) => new Occasion { Text = upload.Facts.Loss }.EndingWith(TransferDecisions.Outcome(trigger, StatusCode.Ok));

    private void SendOffer(ClientUpload upload)
    {
        var isPort = ushort.TryParse(upload.Destination, NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        var offer = new FileOffer
        {
            Destination = isPort ? [] : FrameSender.Encode(upload.Destination),
            Length = upload.Facts.Length,
            Name = FrameSender.Encode(upload.Facts.File),
        };
        core.Frames.Ask(upload.Facts.Session, offer, RequestKind.Offer, new() { Upload = upload }, port);
    }
}
