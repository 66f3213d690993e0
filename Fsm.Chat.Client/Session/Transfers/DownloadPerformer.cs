using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Client.Session.Transfers;

/// <summary>Does what the transitions of a transfer ask for at its receiver.</summary>
internal sealed class DownloadPerformer(
    ClientFacts client, IFire machines, PortQueue portQueue, TransferAnnouncer transferAnnouncer, LineKeeper lineKeeper, FrameSender frameSender, PromptKeeper promptKeeper, StepJudge stepJudge) : IPerformer<ClientDownload, DownloadTrigger, DownloadEffect, TransferHappened>
{
    /// <inheritdoc/>
    public void Perform(DownloadEffect effect, ClientDownload download, scoped in TransferHappened happened)
    {
        var facts = download.Facts;
        switch (effect)
        {
            case DownloadEffect.AskPerson:
                promptKeeper.Arrive(new OfferRequest(download, ((TransferHappened.Offered)happened).Seconds));
                break;
            case DownloadEffect.EndRequest:
                promptKeeper.End(promptKeeper.FindOffer(download));
                break;
            case DownloadEffect.PrepareFile:
                portQueue.Post(download, () => portQueue.Port.Files.Prepare(facts.Number, facts.File, facts.Length, facts.Traits));
                break;
            case DownloadEffect.SendAccept:
                SendAccept(facts, (TransferHappened.Prepared)happened);
                break;
            case DownloadEffect.SendDecline:
                frameSender.State(facts, FileRequestKind.Decline, happened.Told);
                break;
            case DownloadEffect.SendCancel:
                frameSender.State(facts, FileRequestKind.Cancel, happened.Told);
                break;
            case DownloadEffect.SendReport:
                frameSender.State(facts, FileRequestKind.Report, happened.Told);
                break;
            case DownloadEffect.TellWaiting:
                transferAnnouncer.Got(facts, "accepted");
                break;
            case DownloadEffect.AttachLink:
                var (id, token) = (facts.ServerId, ((TransferHappened.Started)happened).Token);
                portQueue.Post(download, () => portQueue.Port.Files.Attach(facts.Number, facts.Server.Link!.Dialled, id, token));
                break;
            case DownloadEffect.TellRunning:
                facts.RunningSince = client.Now;
                transferAnnouncer.Got(facts, "running");
                break;
            case DownloadEffect.TakeContents:
                portQueue.Post(download, () => portQueue.Port.Files.Take(facts.Number));
                break;
            case DownloadEffect.StoreFile:
                portQueue.Post(download, () => portQueue.Port.Files.Store(facts.Number));
                break;
            case DownloadEffect.NoteStored:
                (facts.Path, facts.Hash) = (TransferHappened.Stored)happened;
                facts.Bytes = facts.Length;
                break;
            case DownloadEffect.NoteLoss:
                facts.Loss = happened.Why;
                break;
            case DownloadEffect.StopFile:
                portQueue.Post(download, () => portQueue.Port.Files.Stop(facts.Number));
                break;
            case DownloadEffect.TellEnded:
                transferAnnouncer.Ended(facts, happened);
                lineKeeper.CheckDeliveries();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, null);
        }
    }

    /// <inheritdoc/>
    public void Judge(ClientDownload download, in Judgement<DownloadTrigger> judged, scoped in TransferHappened happened) => stepJudge.Judge(download.Facts.Server, download.Facts.Session.Link, judged);

    /// <inheritdoc/>
    public void Contain(ClientDownload download, Exception error)
    {
        stepJudge.Contain(download.Facts.Server, null, error);
        machines.Fire(download, DownloadTrigger.InternalErrorCaught, TransferHappened.Nothing); // the chat goes on without it
    }

    /// <inheritdoc/>
    public TransferHappened Elapsed(ClientDownload download, DownloadTrigger trigger) => new TransferHappened.Plain
    {
        Why = download.Facts.Loss, Outcome = DownloadDecisions.Outcome(trigger, download.State, StatusCode.Ok),
    };

    private void SendAccept(TransferFacts facts, TransferHappened.Prepared prepared)
    {
        (facts.FirstByte, facts.Bytes) = (prepared.Offset, prepared.Offset);
        var acceptance = new FileAcceptance { Transfer = facts.ServerId, Offset = prepared.Offset, Hash = prepared.Hash };
        frameSender.Send(facts.Session, acceptance);
    }
}
