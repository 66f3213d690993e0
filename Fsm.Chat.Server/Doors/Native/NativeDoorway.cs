using System.Buffers;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Framing;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Server.Hub.Doors;
using Fsm.Chat.Server.Hub.Subjects;

namespace Fsm.Chat.Server.Doors.Native;

/// <summary>
/// Frames of one link. Nearly all it says is what its session has queued; what it says by itself comes before that (the confirmation of a resume) or after it, and
/// then nothing follows.
/// </summary>
internal sealed class NativeDoorway(HubLink link, IEntrance hub) : IDoorway
{
    private readonly Limits _limits = hub.Limits;
    private NativeVoice? _voice;
    private Wishes _granted;
    private ArrayBufferWriter<byte>? _first; // what goes out before anything of the session
    private ArrayBufferWriter<byte>? _last; // what goes out instead of it, once the Link machine has decided that it ends: that is a state, and this its bytes

    /// <summary>The hub, seen from this link.</summary>
    public IEntrance Hub => hub;

    /// <summary>Whether nothing that a session queues goes out here any more.</summary>
    public bool IsEnding => _last is not null;

    public bool Read(ref ReadOnlySequence<byte> input)
    {
        var block = input.FirstSpan;
        var position = 0;
        var turn = hub.First;
        while (turn == Turn.Read)
        {
            var limit = (uint)(_voice is null ? _limits.MaxFirstFrame : _limits.MaxFrame);
            var status = FrameReader.TryRead(block[position..], limit, out var header, out var body);
            if (status == FrameReadStatus.Frame)
            {
                position += FrameHeader.Size + body.Length;
                Take(header, body);
                turn = hub.Next();
                continue;
            }

            if (status == FrameReadStatus.Incomplete && !input.IsSingleSegment)
            {
                input = input.Slice(position);
                status = FrameReader.TryRead(ref input, limit, out header, out var split);
                block = input.FirstSpan;
                position = 0;
                if (status == FrameReadStatus.Frame)
                {
                    TakeSplit(header, split);
                    turn = hub.Next();
                    continue;
                }
            }

            if (status != FrameReadStatus.Incomplete)
                hub.Violate(FrameGate.ReasonOf(status));
            break;
        }

        input = input.Slice(position);
        return turn != Turn.Pause;
    }

    public IVoice Speak(HubSession session, Outbox outbox) => _voice = new(session, outbox) { Doorway = this, Granted = _granted };

    public bool CanCarry(IVoice voice) => voice is NativeVoice;

    public void Carry(IVoice voice)
    {
        _voice = (NativeVoice)voice;
        _voice.Doorway = this;
    }

    public void Release()
    {
        if (_voice is { } voice && _last is null)
            voice.HandOverRestOfPiece(_last = new(FrameHeader.Size * 2));
        _voice = null;
    }

    public void Drop() => _voice = null;

    public void Ping() => _voice!.Say(FrameAction.Ping);

    public void Pong() => _voice!.Say(FrameAction.Pong);

    // Numbered as the request is, which is both sides' first frame.
    public void Refuse(ulong tag, StatusCode status, string? holder, ulong? stored) =>
        SayLast(new Confirmation(tag, status) { Holder = holder, Stored = stored }, tag, handled: tag);

    public void ConfirmAttachment() => SayLast(new Confirmation(request: 1, StatusCode.Ok), sequence: 1, handled: 1);

    public void Close(CloseReason why) => SayLast(new CloseAnnouncement(why), sequence: 0, _voice?.StampLast() ?? 0);

    /// <summary>Says the first thing of all.</summary>
    public void SayFirst<TMessage>(scoped in TMessage message, in FrameStamp stamp)
        where TMessage : IMessage, allows ref struct => Write(_first = new(FrameWriter.SizeOf(message)), message, stamp, sequence: 0);

    public bool TakeOutput(IBufferWriter<byte> destination, int most)
    {
        if (_first is { } first)
        {
            destination.Write(first.WrittenSpan);
            _first = null;
            return true;
        }

        if (_last is not { } words)
            return _voice is { HasOutput: true } voice && voice.HandOver(destination, most);
        if (words.WrittenCount == 0)
            return false;
        destination.Write(words.WrittenSpan);
        words.ResetWrittenCount();
        return true;
    }

    private void Take(in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (_voice is { } voice)
            NativeQuestions.Ask(hub, voice, header, body);
        else
            NativeFirstQuestions.Ask(hub, header, body, out _granted);
    }

    // A body that lies in two blocks.
    private void TakeSplit(in FrameHeader header, in ReadOnlySequence<byte> split)
    {
        var copy = ArrayPool<byte>.Shared.Rent((int)split.Length);
        try
        {
            split.CopyTo(copy);
            Take(header, copy.AsSpan(0, (int)split.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    private void SayLast<TMessage>(scoped in TMessage message, ulong sequence, ulong handled)
        where TMessage : IMessage, allows ref struct
    {
        if (_last is null)
        {
            _last = new(FrameHeader.Size * 2);
            _voice?.HandOver(_last, int.MaxValue); // goes out before the last words: so its messages count as handed over
        }

        Write(_last, message, new(FrameOrigin.Server, link.Server, 0, link.PeerPort, handled), sequence);
    }

    private static void Write<TMessage>(ArrayBufferWriter<byte> words, scoped in TMessage message, in FrameStamp stamp, ulong sequence)
        where TMessage : IMessage, allows ref struct
    {
        var size = FrameWriter.SizeOf(message);
        FrameWriter.Write(words.GetSpan(size)[..size], message, stamp, sequence);
        words.Advance(size);
    }
}
