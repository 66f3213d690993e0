using Fsm.Chat.Server.Hub.Doors;

namespace Fsm.Chat.Tests.Server.Doors;

/// <summary>
/// A door for people with a bare terminal: <c>CONNECT bob</c>, <c>SEND alice hello</c>, <c>OPEN alice</c>, <c>LEAVE alice</c>, <c>LIST</c>, <c>GOT 3</c>, <c>PONG</c>, <c>QUIT</c>;
/// answers are lines too. Nothing in the hub knows of it: that is what it is for.
/// </summary>
internal sealed class TextDoor : IDoor
{
    public IDoorway Open(HubLink link, IEntrance hub) => new TextDoorway(hub);
}

internal sealed class TextDoorway(IEntrance hub) : IDoorway
{
    /// <summary>What the connect is called in its answer: no other door does so.</summary>
    public const ulong First = 99;

    private readonly StringBuilder _last = new();
    private TextVoice? _voice;
    private bool _isEnding;

    public bool Read(ref ReadOnlySequence<byte> input)
    {
        var turn = hub.First;
        for (; turn == Turn.Read && input.PositionOf((byte)'\n') is { } end; turn = hub.Next())
        {
            var line = Encoding.UTF8.GetString(input.Slice(0, end)).Split(' ', 3);
            input = input.Slice(input.GetPosition(1, end));
            Ask(line[0], line.ElementAtOrDefault(1) ?? "", line.ElementAtOrDefault(2) ?? "");
        }

        return turn != Turn.Pause;
    }

    public IVoice Speak(HubSession session, Outbox outbox) => _voice = new(session, outbox);

    public bool CanCarry(IVoice voice) => voice is TextVoice;

    public void Carry(IVoice voice) => _voice = (TextVoice)voice;

    public void Release() => _voice = null;

    public void Drop() => _voice = null;

    public void Ping() => _voice!.Say("ping");

    public void Pong() => _voice!.Say("pong");

    public void Refuse(ulong tag, StatusCode status, string? holder, ulong? stored) => SayLast($"refused {status}");

    public void ConfirmAttachment() => throw new NotSupportedException();

    public void Close(CloseReason why) => SayLast($"closed {why}");

    public bool TakeOutput(IBufferWriter<byte> destination, int most)
    {
        if (!_isEnding)
            return _voice?.HandOver(destination, most) ?? false;
        destination.Write(Encoding.UTF8.GetBytes(_last.ToString()));
        var any = _last.Length > 0;
        _last.Clear();
        return any;
    }

    private void SayLast(string line)
    {
        if (!_isEnding && _voice is not null)
        {
            var rest = new ArrayBufferWriter<byte>();
            _voice.HandOver(rest, int.MaxValue);
            _last.Append(Encoding.UTF8.GetString(rest.WrittenSpan));
        }

        _isEnding = true;
        _last.Append(line).Append('\n');
    }

    private void Ask(string word, string first, string second)
    {
        var to = new Addressee(Encoding.UTF8.GetBytes(first), port: 0);
        switch (word)
        {
            case "CONNECT" when _voice is null:
                hub.Connect(First, first, Encoding.UTF8.GetBytes(second), wantsNews: false);
                break;
            case var _ when _voice is null:
                hub.Violate(CloseReason.NotConnected);
                break;
            case "SEND":
                hub.Send(_voice.Next(), to, Encoding.UTF8.GetBytes(second));
                break;
            case "OPEN":
                hub.Converse(_voice.Next(), to, ConversationChange.Open);
                break;
            case "LEAVE":
                hub.Converse(_voice.Next(), to, ConversationChange.Leave);
                break;
            case "LIST":
                hub.Users(_voice.Next(), first, skip: 0);
                break;
            case "GOT" when ulong.TryParse(first, out var upTo) && upTo <= _voice.HandedOver:
                hub.Acknowledge(upTo);
                break;
            case "PONG":
                hub.Pong();
                break;
            case "QUIT":
                hub.Disconnect(_voice.Next());
                break;
            default:
                hub.Violate(CloseReason.NotPermitted);
                break;
        }
    }
}
