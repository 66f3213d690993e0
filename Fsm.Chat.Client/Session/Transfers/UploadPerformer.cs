using System.Globalization;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Does what the transitions of a transfer ask for at its sender.</summary>
internal sealed class UploadPerformer(
    ClientFacts client, IFire machines, PortQueue portQueue, TransferAnnouncer transferAnnouncer, LineKeeper lineKeeper, FrameSender frameSender, StepJudge stepJudge) : IPerformer<ClientUpload, UploadTrigger, UploadEffect, TransferHappened>
{
    /// <inheritdoc/>
    public void Perform(UploadEffect effect, ClientUpload upload, scoped in TransferHappened happened)
    {
        var facts = upload.Facts;
        switch (effect)
        {
            case UploadEffect.ExamineFile:
                portQueue.Post(upload, () => portQueue.Port.Files.Examine(facts.Number, upload.Path));
                break;
            case UploadEffect.ShareFile:
                var examined = ((TransferHappened.Shared)happened).With.Facts.Number;
                portQueue.Post(upload, () => portQueue.Port.Files.Share(facts.Number, examined));
                break;
            case UploadEffect.NoteFile:
                (facts.File, facts.Length, facts.Traits) = (TransferHappened.Examined)happened;
                break;
            case UploadEffect.SendOffer:
                SendOffer(upload);
                break;
            case UploadEffect.TellPostponed:
                transferAnnouncer.Postponed(upload, happened.Said);
                break;
            case UploadEffect.OfferNext:
                if (client.Transfers.NextPostponed(upload) is { } next)
                    machines.Fire(next, UploadTrigger.PlaceFreed, TransferHappened.Nothing);
                break;
            case UploadEffect.TellOffered:
                (facts.ServerId, facts.Peer, facts.Group) = (TransferHappened.Granted)happened;
                transferAnnouncer.Got(facts, "offered");
                break;
            case UploadEffect.TellWaiting:
                var accepted = (TransferHappened.Accepted)happened;
                upload.There = (accepted.Offset, accepted.Hash);
                transferAnnouncer.Got(facts, "accepted");
                break;
            case UploadEffect.AttachLink:
                var (id, token) = (facts.ServerId, ((TransferHappened.Started)happened).Token);
                portQueue.Post(upload, () => portQueue.Port.Files.Attach(facts.Number, facts.Server.Link!.Dialled, id, token));
                break;
            case UploadEffect.TellRunning:
                facts.RunningSince = client.Now;
                transferAnnouncer.Got(facts, "running");
                break;
            case UploadEffect.SendContents:
                var (offset, hash) = upload.There;
                portQueue.Post(upload, () => portQueue.Port.Files.Send(facts.Number, offset, hash));
                break;
            case UploadEffect.NoteContents:
                (facts.Hash, facts.Bytes) = (((TransferHappened.Sent)happened).Hash, facts.Length);
                break;
            case UploadEffect.SendCancel:
                frameSender.State(facts, FileRequestKind.Cancel, happened.Told);
                break;
            case UploadEffect.SettleLine:
                if (!client.Transfers.Uploads.Any(other => other.Facts.Server == facts.Server && other.State is UploadState.Examining or UploadState.Offering))
                    lineKeeper.Settle(facts.Server, AwaitedKinds.File);
                break;
            case UploadEffect.NoteLoss:
                facts.Loss = happened.Why;
                break;
            case UploadEffect.StopFile:
                portQueue.Post(upload, () => portQueue.Port.Files.Stop(facts.Number));
                break;
            case UploadEffect.TellEnded:
                transferAnnouncer.Ended(facts, happened);
                lineKeeper.CheckDeliveries();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientUpload upload, in Judgement<UploadTrigger> judged, scoped in TransferHappened happened) => stepJudge.Judge(upload.Facts.Server, upload.Facts.Session.Link, judged);

    /// <inheritdoc/>
    public void Contain(ClientUpload upload, Exception error)
    {
        stepJudge.Contain(upload.Facts.Server, null, error);
        machines.Fire(upload, UploadTrigger.InternalErrorCaught, TransferHappened.Nothing); // the chat goes on without it
    }

    /// <inheritdoc/>
    public TransferHappened Elapsed(ClientUpload upload, UploadTrigger trigger) => new TransferHappened.Plain
    {
        Why = upload.Facts.Loss, Outcome = UploadDecisions.Outcome(trigger, StatusCode.Ok),
    };

    private void SendOffer(ClientUpload upload)
    {
        upload.Asked++;
        var isPort = ushort.TryParse(upload.Destination, NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        var offer = new FileOffer
        {
            Destination = isPort ? [] : FrameSender.Encode(upload.Destination),
            Length = upload.Facts.Length,
            Name = FrameSender.Encode(upload.Facts.File),
            Traits = upload.Facts.Traits,
        };
        frameSender.Ask(upload.Facts.Session, offer, new PendingRequest.Offer(upload), port);
    }
}
