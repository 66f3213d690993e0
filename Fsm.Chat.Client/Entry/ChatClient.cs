using System.Buffers;
using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Completion;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Ports;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Both.Link;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Machines.Terminal.Leave;

namespace Fsm.Chat.Client.Entry;

/// <summary>
/// The client without its sockets, its terminal and its clock: what can happen to it, each an entry of its monitor. It may be told from any thread, and what it wants
/// done outside is called in order afterwards (<see cref="IClientPort"/>).
/// </summary>
public sealed class ChatClient : ILinkEvents
{
    private const int LargestHandOver = 64 * 1024;

    private readonly ClientCore _core;
    private readonly ClientMonitor _monitor;
    private readonly ServerCommands _servers;
    private readonly FrameReceiver _receiver;
    private readonly PossibleNow _possible;

    /// <summary>Makes a client that knows no server.</summary>
    /// <param name="options">What is settled before.</param>
    /// <param name="rules">The rules of its machines.</param>
    /// <param name="time">The clock.</param>
    /// <param name="port">The outside.</param>
    /// <param name="journal">Takes every step; null for nobody.</param>
    public ChatClient(ClientOptions options, RuleSet rules, TimeProvider time, IClientPort port, IStepLog? journal = null)
    {
        _core = new(options, rules, port, journal) { LocalNow = time.GetLocalNow };
        _core.LineKeeper.Runner = new CommandRunner(_core);
        (_monitor, _servers, _possible) = (new(_core, time), new(_core), new(_core));
        _receiver = new(_core, _core.Machines, _core.Announcer, _core.FrameSender, _core.StepJudge);
        Files = new FileEventGate(_core, _core.Machines, _core.TransferAnnouncer, _monitor.Enter);
    }

    /// <summary>The present on this client's clock: zero when it was made.</summary>
    public TimeSpan Now => _monitor.Now;

    /// <summary>Where disk and file links tell what happened.</summary>
    public IFileEvents Files { get; }

    /// <summary>How often the rules did not foresee what this program itself did. Any but 0 is a bug.</summary>
    public int InternalErrors => _core.Host.InternalErrors;

    /// <summary>When <see cref="Tick"/> has to be called next; null for never.</summary>
    public TimeSpan? NextWake => _monitor.NextWake;

    /// <summary>How things stand at this moment.</summary>
    public ClientOverview Overview() => _monitor.Look(() => ClientOverview.Of(_core, _core.Steps.Book));

    /// <summary>Begins by connecting to servers; lines are read when the outcome of all is known.</summary>
    public void Start(params IReadOnlyList<ServerEndpoint> servers) => _monitor.Enter(() => _servers.ConnectAll(servers));

    /// <summary>A line came that was asked for. A text of several lines is one message.</summary>
    /// <param name="line">The line.</param>
    /// <param name="meantFor">
    /// Where it was typed: the server of that place is the current one from now on. If texts go elsewhere than it was meant for it is not carried out, but given back,
    /// unless it is a command that says so by its slash.
    /// </param>
    public void LineRead(string line, LineTarget? meantFor = null) => _monitor.Enter(() =>
    {
        NoteCame();
        var isKnown = _servers.TryTurn(meantFor);
        var text = line.Replace("\r\n", "\n", StringComparison.Ordinal);
        _core.LeaveKeeper.NoteLine(LineParser.IsExit(text, _core.Current?.Mode ?? TypingMode.Commands));
        var isMisdirected = !isKnown || (meantFor?.IsReached(_core.Announcer.Target) == false && LineParser.GoesToTarget(text));
        var isExit = LineParser.IsExit(text, TypingMode.Conversation); // as it is typed where other lines are messages
        var trigger = InputDecisions.Line(LineParser.IsQuit(text), isExit, _core.Input.State, isMisdirected);
        _core.Machines.Fire(trigger, new InputHappened.Line(text, meantFor));
    });

    /// <summary>Something came in the place of a line that was asked for, and is understood already: a text that no line could say, or what a program asks.</summary>
    /// <param name="command">What came.</param>
    /// <param name="id">What a program calls it that wants to be told of its outcome; null for nothing: then it is told only of what means nothing.</param>
    public void CommandRead(ParsedLine command, string? id = null) => _monitor.Enter(() =>
    {
        NoteCame();
        _core.Input.Command = id is null && command is not ParsedLine.Mistake ? null : new(id);
        var trigger = InputDecisions.Line(LineParser.IsQuit(command), LineParser.IsExit(command), _core.Input.State, isMisdirected: false);
        _core.Machines.Fire(trigger, new InputHappened.Understood(command));
    });

    /// <summary>A line came that was asked for, and it is not text; nothing of it is sent.</summary>
    public void LineUnreadable(string why) => _monitor.Enter(() =>
    {
        NoteCame();
        _core.Machines.Fire(InputTrigger.LineRead, new InputHappened.Understood(ParsedLine.Mistake.Unreadable(why)));
    });

    /// <summary>Somebody answered who was asked for a password by a <see cref="PasswordEvent"/>; null for nothing.</summary>
    public void PasswordRead(string? password) => _monitor.Enter(() => _core.PasswordKeeper.Take(password));

    /// <summary>The input has ended: what is on its way is finished.</summary>
    public void InputEnded() => _monitor.Enter(() => _core.Machines.Fire(LeaveTrigger.InputEnded));

    /// <summary>The person wants to leave. While something is unfinished they are asked, and a second wish leaves at once. A script is not asked: it finishes what is on its way.</summary>
    /// <param name="hasDraft">Whether a line is typed that is not sent.</param>
    public void LeaveWished(bool hasDraft) => _monitor.Enter(() => _core.LeaveKeeper.Request(hasDraft));

    /// <summary>The person types: a wish to leave that was asked about is taken back, unless this is how the answer begins.</summary>
    /// <param name="begun">What stands in the line by now.</param>
    public void LineTyped(string begun) => _monitor.Enter(() => _core.LeaveKeeper.NoteLine(LineParser.MayBecomeExit(begun)));

    /// <summary>Disconnects from all servers and ends, without waiting for verdicts and transfers: what has not left by now never leaves.</summary>
    public void Leave() => _monitor.Enter(() => _core.Machines.Fire(LeaveTrigger.StopRequested));

    /// <summary>How a typed line can go on, by what is possible now. For the path of a file it looks into a folder, and may have to wait for a disk.</summary>
    /// <param name="line">The whole line.</param>
    /// <param name="cursor">Where the cursor is, in characters (UTF-16) from its beginning.</param>
    /// <param name="place">Where it is typed; null where lines go now.</param>
    public CompletionResult Complete(string line, int cursor, LineTarget? place = null)
    {
        var possible = _monitor.Look(() => _possible.Take(place));
        return new Completer(possible, _core.Options.Paths).Complete(line, cursor);
    }

    /// <summary>The place that a command leads to, if it is carried out; null for any other line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="place">Where it is typed.</param>
    public LineTarget? LeadsTo(string line, LineTarget place) => _monitor.Look(() =>
        LineParser.Parse(line, place.Mode) is ParsedLine.Invoke { Command.LeadsTo: { } leads } typed ? leads(new(_core, typed.Command, typed.Arguments) { Place = place }) : null);

    /// <inheritdoc/>
    public void LinkOpened(long link, ushort localPort, HostAddress serverAddress) => _monitor.OnLink(link, opened =>
    {
        (opened.LocalPort, opened.ServerAddress) = (localPort, serverAddress);
        opened.Watch.NoteOpened(_core.Now);
        _core.Machines.Link.Begin(opened);
        if (opened.Server.Link == opened)
            _core.Machines.Fire(opened.Server, UserTrigger.LinkOpened, UserHappened.Nothing);
    });

    /// <inheritdoc/>
    public void DialFailed(long link, string why, bool isRefused = false) => _monitor.OnLink(link, failed =>
    {
        if (failed.Server.Link == failed)
            _core.Machines.Fire(failed.Server, ConnectionDecisions.DecideDial(isRefused), new UserHappened.DialFailed(why));
        _core.Machines.Fire(failed, LinkTrigger.LinkLost);
    });

    /// <inheritdoc/>
    public void PlainServerFound(long link) => _monitor.OnLink(link, found =>
    {
        if (found.Server.Link == found)
            _core.Machines.Fire(found.Server, UserTrigger.PlainServerFound, UserHappened.Nothing);
        if (!found.Dialled.IsPlain) // nobody waited for it any more
            _core.Machines.Fire(found, LinkTrigger.LinkLost);
    });

    /// <inheritdoc/>
    public void ServerDistrusted(long link, TrustRefusal refusal) => _monitor.OnLink(link, distrusted =>
    {
        if (distrusted.Server.Link == distrusted)
            _core.Machines.Fire(distrusted.Server, UserTrigger.ServerDistrusted, new UserHappened.Distrusted(refusal));
        _core.Machines.Fire(distrusted, LinkTrigger.LinkLost);
    });

    /// <inheritdoc/>
    public void CertificateNoted(long link, string what) => _monitor.OnLink(link, noted => _core.Announcer.Notice(noted.Server, "certificate", what));

    /// <inheritdoc/>
    public void Receive(long link, ref ReadOnlySequence<byte> buffer)
    {
        var rest = buffer;
        _monitor.Enter(() =>
        {
            if (_core.Links.TryGetValue(link, out var receiving))
                Guarded.Run(_core.Machines.Link.Contain, receiving, linked => _receiver.Receive(linked, ref rest));
            else
                rest = rest.Slice(rest.End);
        });
        buffer = rest;
    }

    /// <inheritdoc/>
    public void LinkInputEnded(long link) => _monitor.OnLink(link, ended => _core.Machines.Fire(ended, LinkTrigger.InputEnded));

    /// <inheritdoc/>
    public void LinkLost(long link) => _monitor.OnLink(link, lost => _core.Machines.Fire(lost, LinkTrigger.LinkLost));

    /// <inheritdoc/>
    public bool TakeOutput(long link, IBufferWriter<byte> writer)
    {
        var more = false;
        _monitor.OnLink(link, taken =>
        {
            if (taken.FirstWords is { } first)
            {
                writer.Write(first.WrittenSpan);
                taken.FirstWords = null;
                taken.WritingSince ??= _core.Now;
            }

            if (taken.Session is not { Queue: { HasOutput: true } queue })
                return;
            queue.HandOver(writer, LargestHandOver);
            taken.WritingSince ??= _core.Now;
            more = queue.HasOutput;
        });
        Flush(link);
        return more;
    }

    /// <inheritdoc/>
    public void OutputFlushed(long link) => _monitor.OnLink(link, flushed => flushed.WritingSince = null);

    /// <summary>Everything is shown that came in a session up to a number; now it is acknowledged, over whichever link there is.</summary>
    public void Shown(long session, ulong sequence) => _monitor.Enter(() =>
    {
        if (!_core.Sessions.TryGetValue(session, out var shown))
            return;
        Guarded.Run(_core.Machines.Link.Contain, shown.Link, _ =>
        {
            // No machine has a say in this: what a person has seen is seen, in whatever state the session is by now.
            shown.Inbound.Handled = Math.Max(shown.Inbound.Handled, sequence);
            _core.CrashNoteKeeper.NoteShown(shown);
            _core.FrameSender.AcknowledgeShown(shown);
        });
    });

    /// <summary>Time has passed.</summary>
    public void Tick() => _monitor.Tick();

    // The server must not know of anything that the disk does not: what was taken is not sent then.
    private void Flush(long link)
    {
        try
        {
            _core.Options.CrashNotes.Flush();
        }
        catch (Exception error)
        {
            _monitor.OnLink(link, unsaved => _core.Machines.Link.Contain(unsaved, error));
            throw;
        }
    }

    private void NoteCame()
    {
        _core.Input.Came++;
        _core.Announcer.EndPrompt();
    }
}
