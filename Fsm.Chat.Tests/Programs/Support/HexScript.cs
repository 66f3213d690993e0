using System.Buffers.Binary;

namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>
/// Plays a script of bytes sent and frames expected. A line is one of:
/// <c>on NAME</c>, which connects or goes on with another connection; <c>send BYTES</c>, in hex or as "text";
/// <c>send-each BYTES</c>, byte by byte; <c>drip MS send BYTES</c>, with a pause after each; <c>repeat N send BYTES</c>, in one piece;
/// <c>repeat N send-next BYTES</c>, each with the next number; <c>pace MS repeat N send BYTES</c>; <c>end</c>; <c>reset</c>; <c>crowd N</c>;
/// <c>expect WHAT</c>, which passes over what a server says of its own accord.
/// </summary>
internal sealed partial class HexScript(int port) : IDisposable
{
    private readonly Dictionary<string, RawClient> _links = [];
    private readonly List<RawClient> _crowd = [];
    private string _name = "it";

    /// <summary>Connections that were made and not refused by the listener.</summary>
    public int Links { get; private set; }

    public void Play(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            try
            {
                Do(line);
            }
            catch (Exception error) when (error is AssertionException or System.Net.Sockets.SocketException)
            {
                throw new AssertionException($"{line[..Math.Min(line.Length, 60)]}: {error.Message}");
            }
        }
    }

    public void Dispose()
    {
        foreach (var link in _links.Values.Concat(_crowd))
            link.Dispose();
    }

    private RawClient Link
    {
        get
        {
            if (_links.TryGetValue(_name, out var link))
                return link;
            Links++;
            return _links[_name] = new(port);
        }
    }

    private void Do(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words[0])
        {
            case "on":
                _name = words[1];
                break;
            case "send":
                Link.SendBytes(BytesOf(line["send".Length..]));
                break;
            case "send-each":
                foreach (var value in BytesOf(line["send-each".Length..]))
                    Link.SendBytes(value);
                break;
            case "drip":
                Link.SendSlowly(BytesOf(After(line, " send ")).Select(value => new[] { value }), Number(words[1]));
                break;
            case "repeat" when words[2] == "send":
                Link.SendBytes([.. Enumerable.Repeat(BytesOf(After(line, " send ")), Number(words[1])).SelectMany(bytes => bytes)]);
                break;
            case "repeat":
                Link.SendBytes(WithNextNumbers(BytesOf(After(line, " send-next ")), Number(words[1])));
                break;
            case "pace":
                Link.SendSlowly(Enumerable.Repeat(BytesOf(After(line, " send ")), Number(words[3])), Number(words[1]));
                break;
            case "end":
                Link.EndOutput();
                break;
            case "reset":
                Link.Reset();
                break;
            case "crowd":
                _crowd.AddRange(Enumerable.Range(0, Number(words[1])).Select(_ => new RawClient(port)));
                break;
            case "expect":
                Expect(words[1..], line);
                break;
            default:
                throw new FormatException($"\"{line}\" is no line of a script");
        }
    }

    private void Expect(string[] what, string line)
    {
        switch (what)
        {
            case ["eof"]:
                Assert.That(Link.ReadNext(), Is.Null, "what comes at the end");
                break;
            case ["end"]:
                while (Link.ReadNext(resetIsEnd: true) is not null)
                {
                    // What was said before does not matter.
                }

                break;
            case ["close", var reasons]:
                ExpectClose(Next(FrameAction.DisconnectRequest).Body, reasons);
                break;
            case ["last", "close", var reasons]:
                ExpectClose(Link.Read(FrameAction.DisconnectRequest), reasons);
                break;
            case ["confirmation", var status]:
                Assert.That(Confirmation.TryRead(Next(FrameAction.Confirmation).Body, out var confirmation) ? (int)confirmation.Status : -1, Is.EqualTo(Number(status)));
                break;
            case ["verdict", var status, .. var rest]:
                ExpectVerdicts(Number(status), rest is ["for", var messages] ? Number(messages) : 1);
                break;
            case ["text", var from, ..]:
                ExpectText(from, BytesOf(line[(line.IndexOf(from, StringComparison.Ordinal) + from.Length)..]));
                break;
            case ["crowd", "ServerFull"]:
                ExpectCrowd();
                break;
            case [var count, var action]:
                for (var i = 0; i < Number(count); i++)
                    Next(ActionOf(action));
                break;
            default:
                Next(ActionOf(what[0]));
                break;
        }
    }

    private ReceivedFrame Next(FrameAction action)
    {
        while (true)
        {
            var frame = Link.ReadNext() ?? throw new AssertionException("the stream ended");
            if (frame.Action == action)
                return frame;
            var said = frame.Action == FrameAction.DisconnectRequest && CloseAnnouncement.TryRead(frame.Body, out var close) ? $"close {close.Reason}" : $"{frame.Action}";
            if (frame.Action is not (FrameAction.Ping or FrameAction.Acknowledge or FrameAction.Presence or FrameAction.Conversation))
                throw new AssertionException($"{said} came");
        }
    }

    private static void ExpectClose(byte[] body, string reasons) =>
        Assert.That(CloseAnnouncement.TryRead(body, out var close) ? close.Reason.ToString() : "", Is.AnyOf(reasons.Split('|')));

    private void ExpectVerdicts(int status, int messages)
    {
        for (var told = 0ul; told < (ulong)messages;)
        {
            foreach (var range in SendConfirmation.Read(Next(FrameAction.SendConfirmation).Body)!)
            {
                Assert.That((int)range.Status, Is.EqualTo(status));
                told += range.Last - range.First + 1;
            }
        }
    }

    // Who sent it is what the server knows of their socket, whatever they claim.
    private void ExpectText(string from, byte[] text)
    {
        var frame = Next(FrameAction.SendRequest);
        Assert.That(SendRequest.TryRead(frame.Body, out var message), Is.True);
        Assert.That(message.Text.ToArray(), Is.EqualTo(text));
        Assert.That(Encoding.UTF8.GetString(message.Peer), Is.EqualTo(from));
        Assert.That((frame.Header.Origin, frame.Header.SourcePort), Is.EqualTo((FrameOrigin.Server, _links["writer"].LocalPort)));
    }

    private void ExpectCrowd()
    {
        var refused = 0;
        foreach (var link in _crowd)
        {
            Assert.That(CloseAnnouncement.TryRead(link.ReadNext()!.Body, out var close), Is.True);
            refused += close.Reason == CloseReason.ServerFull ? 1 : 0;
        }

        Links += _crowd.Count - refused;
        Assert.That(refused, Is.GreaterThanOrEqualTo(20).And.LessThan(_crowd.Count));
    }

    private static FrameAction ActionOf(string word) => Enum.Parse<FrameAction>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true) switch
    {
        var action when Enum.IsDefined(action) => action,
        _ => throw new FormatException($"\"{word}\" is no action"),
    };

    private static byte[] WithNextNumbers(byte[] frame, int count)
    {
        const int Sequence = 16;
        var first = BinaryPrimitives.ReadUInt64BigEndian(frame.AsSpan(Sequence));
        var all = new byte[frame.Length * count];
        for (var i = 0; i < count; i++)
        {
            var one = all.AsSpan(i * frame.Length, frame.Length);
            frame.CopyTo(one);
            BinaryPrimitives.WriteUInt64BigEndian(one[Sequence..], first + (ulong)i);
        }

        return all;
    }

    private static byte[] BytesOf(string text) => [.. Part().Matches(text).SelectMany(part => part.Value[0] == '"'
        ? Encoding.UTF8.GetBytes(part.Value[1..^1])
        : Convert.FromHexString(part.Value))];

    private static string After(string line, string mark) => line[(line.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..];

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    [GeneratedRegex("\"[^\"]*\"|[0-9a-fA-F]+")]
    private static partial Regex Part();
}
