using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Files;

/// <summary>Takes the contents of one file from its file link. It does what is decided about each frame, and decides nothing.</summary>
/// <param name="part">Where the contents go.</param>
/// <param name="length">Bytes of the offered file.</param>
/// <param name="input">What comes over the link.</param>
/// <param name="progress">Is told how far it is.</param>
internal sealed class FileDownloader(PartFile part, ulong length, LinkInput input, ProgressMeter progress)
{
    private readonly ContentsDecisions _decisions = new(length, part.Position);

    /// <summary>Takes all of it.</summary>
    /// <exception cref="FileTroubleException">What came is not what was offered.</exception>
    /// <exception cref="FileLinkException">The link ended before.</exception>
    public async Task TakeAsync(CancellationToken stop)
    {
        while (true)
        {
            TakeFrames();
            if (_decisions.Stage == ContentsStage.Complete)
                return;
            progress.Note(part.Position);
            await part.SettleAsync().ConfigureAwait(false);
            if (!await input.FillAsync(stop).ConfigureAwait(false))
                throw new FileLinkException(ClientTexts.LinkEndedBeforeFile);
            await Task.Yield(); // others have work to do, too, and there may always be something to read
        }
    }

    private void TakeFrames()
    {
        while (_decisions.Stage != ContentsStage.Complete)
        {
            var status = input.TryRead(out var header, out var body);
            if (status == FrameReadStatus.Incomplete)
                return;
            if (status != FrameReadStatus.Frame)
                throw new FileTroubleException(StatusCode.ContentsDiffer, FrameGate.ReasonOf(status).Explain());
            Take(_decisions.Judge(header, body));
        }
    }

    private void Take(ContentsVerdict verdict)
    {
        switch (verdict.Step)
        {
            case ContentsStep.Begin:
                part.BeginAt(verdict.Offset);
                break;
            case ContentsStep.Write:
                part.Write(verdict.Bytes);
                break;
            case ContentsStep.Finish when !part.Hash.AsSpan().SequenceEqual(verdict.Bytes):
                throw new FileTroubleException(StatusCode.ContentsDiffer, ClientTexts.HashesDiffer);
            case ContentsStep.Finish:
                break;
            case ContentsStep.Lose:
                throw new FileLinkException(verdict.Why ?? "");
            default:
                throw new FileTroubleException(StatusCode.ContentsDiffer, verdict.Why ?? "");
        }
    }
}
