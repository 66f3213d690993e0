using System.Text;
using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Wire;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Files;

namespace Fsm.Chat.Benchmarks.Files;

/// <summary>The chat link of one side of a transfer: the one who sends messages offers the file too. Messages leave at the pace of <see cref="Tick"/>.</summary>
/// <param name="transport">The connection.</param>
/// <param name="role">What this side does.</param>
/// <param name="length">Bytes of the file.</param>
/// <param name="control">What it shares with the main thread.</param>
internal sealed class FileTalker(LinkTransport transport, TalkerRole role, long length, LoadControl control) : ChatTalker(transport, role, control)
{
    private byte[]? _token;
    private ulong _transfer;
    private bool _ended;
    private bool _due;

    /// <summary>Whether it may attach its file link.</summary>
    public override bool Assembled
    {
        get
        {
            lock (Gate)
                return _token is not null;
        }
    }

    /// <summary>Whether the transfer is over, as it should be.</summary>
    public bool TransferEnded
    {
        get
        {
            lock (Gate)
                return _ended;
        }
    }

    /// <summary>What the file link begins with. To be asked for when it may attach.</summary>
    public FileAttachment Attachment => new() { Transfer = _transfer, Token = _token };

    /// <summary>Offers the file.</summary>
    public override void Assemble()
    {
        if (!Role.Sends)
            return;
        lock (Gate)
            Ask(new FileOffer { Destination = Encoding.UTF8.GetBytes(Role.Partner), Length = (ulong)length, Name = "pattern"u8 });
        Output.Flush();
    }

    /// <summary>One more message may leave.</summary>
    public void Tick()
    {
        lock (Gate)
            _due = true;
        Start();
    }

    /// <summary>Says that all of the file has come.</summary>
    public void Report()
    {
        lock (Gate)
            Ask(new FileStatement { Kind = FileRequestKind.Report, Transfer = _transfer });
        Output.Flush();
    }

    /// <inheritdoc/>
    protected override bool MaySend => _due && base.MaySend;

    /// <inheritdoc/>
    protected override void Send(ReadOnlySpan<byte> text)
    {
        _due = false;
        base.Send(text);
    }

    /// <inheritdoc/>
    protected override void TakeOther(FrameAction action, ReadOnlySpan<byte> body)
    {
        if (action != FrameAction.FileTransfer)
            return;
        if (FileOffered.TryRead(body, out var offered) && !Role.Sends && offered.Length == (ulong)length)
            Ask(new FileAcceptance { Transfer = offered.Transfer, Hash = new byte[FileHash.Size] });
        else if (FileStart.TryRead(body, out var start))
            (_transfer, _token) = (start.Transfer, start.Token.ToArray());
        else if (FileEnded.TryRead(body, out var ended))
            TakeEnd(ended.Status);
        else if (!FileAcceptance.TryRead(body, out _))
            throw new WireException("a notice about files came that does not fit");
    }

    private void TakeEnd(StatusCode status)
    {
        if (status != StatusCode.Ok)
            throw new WireException($"the transfer ended: {status}");
        _ended = true;
    }
}
