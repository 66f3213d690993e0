using System.Collections.Concurrent;
using System.Text;
using Fsm.Chat.Client.Completion;
using Fsm.Chat.Client.Configuration;
using Fsm.Chat.Client.Entry;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Screen.Typing;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Terminal.Device;
using Fsm.Chat.Client.Terminal.Keyboard;
using Fsm.Chat.Protocol.Machines;

namespace Fsm.Chat.Client.Screen.Display;

/// <summary>
/// The full screen on a terminal. Everything of it happens on one thread, which sleeps as long as nothing happens; others only leave events for it. So a
/// terminal that is slow or stopped holds up nothing but what is seen.
/// </summary>
internal sealed class FullScreen : IChatTerminal, IScreenClient, IKeyTaker
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    // What is only known to have moved may be over before anybody could read it, as the question whether a server is still there.
    private static readonly TimeSpan ChangesWait = TimeSpan.FromMilliseconds(600);

    private readonly ChatClient _client;
    private readonly Notifications _notifications;
    private readonly ConcurrentQueue<Action> _work = [];
    private readonly ConcurrentQueue<ClientEvent> _events = [];
    private readonly Bell _news = new();
    private readonly ShownMarks _marks = new();
    private readonly LastVerdicts _verdicts = new();
    private readonly TakenTerminal _terminal = TakenTerminal.OfProgram();
    private readonly ScreenWriter _writer = new();
    private readonly EditedLine _line = new();
    private readonly ScreenController _controller;
    private readonly KeyboardReader _keyboard;
    private readonly ScreenKeys _keys;
    private readonly ScreenAlarm _alarm;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action? _stop;
    private bool _isTouched;
    private volatile bool _hasChanged;
    private volatile bool _isClosing;

    /// <summary>Makes the screen of a client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="rules">The rules of the machines.</param>
    /// <param name="notifications">How the person is called for a message.</param>
    /// <param name="time">The clock, and the time of day.</param>
    /// <param name="leave">Called when the person wants to leave, with whether a line is typed that is not sent.</param>
    public FullScreen(ChatClient client, RuleSet rules, Notifications notifications, TimeProvider time, Action<bool> leave)
    {
        (_client, _notifications, _alarm) = (client, notifications, new(time));
        _controller = new(this, _line, rules, time);
        _keyboard = new(rules.Keyboard, time, this);
        _keys = new(_controller, _line, new(() => leave(_controller.HasDraft), _writer.Forget, Suspend));
    }

    /// <inheritdoc/>
    public void Start() => new Thread(Run) { Name = "screen", IsBackground = true }.Start();

    /// <inheritdoc/>
    public void Show(ClientEvent shown)
    {
        _events.Enqueue(shown);
        _news.Ring();
    }

    /// <inheritdoc/>
    public void Changed()
    {
        _hasChanged = true;
        _news.Ring();
    }

    /// <inheritdoc/>
    public void WantLine() => Do(_controller.WantLine);

    /// <inheritdoc/>
    public Task CloseAsync()
    {
        _isClosing = true;
        _news.Ring();
        // A terminal that is gone may never take what is written.
        return Task.WhenAny(_ended.Task, Task.Delay(LongestEnd));
    }

    /// <inheritdoc/>
    public void GiveBack() => _terminal.GiveBack();

    /// <inheritdoc/>
    ClientOverview IScreenClient.Overview() => _client.Overview();

    /// <inheritdoc/>
    CompletionResult IScreenClient.Complete(string line, int cursor, LineTarget place) => _client.Complete(line, cursor, place);

    /// <inheritdoc/>
    LineTarget? IScreenClient.LeadsTo(string line, LineTarget place) => _client.LeadsTo(line, place);

    /// <inheritdoc/>
    void IScreenClient.Read(string line, LineTarget place) => _client.LineRead(line, place);

    /// <inheritdoc/>
    void IScreenClient.GivePassword(string? password) => _client.PasswordRead(password);

    /// <inheritdoc/>
    void IKeyTaker.Press(Key key)
    {
        _isTouched = true;
        if (_keys.Leaves(key))
        {
            _keys.Press(key);
            return;
        }

        _verdicts.Forget();
        var ended = key.Name == KeyName.Enter ? _line.Text : null; // nothing stands there afterwards
        if (ended is not null)
            _client.LineTyped(ended);
        _keys.Press(key);
        if (ended is null)
            _client.LineTyped(_line.Text);
    }

    /// <inheritdoc/>
    void IKeyTaker.Fail(Exception error) => _controller.Fail(error);

    private void Do(Action work)
    {
        _work.Enqueue(work);
        _news.Ring();
    }

    private void Run()
    {
        try
        {
            using (var jobs = new JobControl(() => Do(Suspend), () => Do(Resume), () => Do(_writer.Forget)))
            {
                _stop = () => jobs.Stop(_terminal);
                _terminal.Take();
                Do(_writer.Forget);
                new Thread(ReadKeys) { Name = "keys", IsBackground = true }.Start();
                while (!_isClosing || !_events.IsEmpty)
                {
                    if (TakeNews())
                        Draw();
                    _news.Await(Wait());
                }
            }

            _terminal.GiveBack();
            _terminal.Write(Encoding.UTF8.GetBytes(_verdicts.Words));
        }
        catch (IOException)
        {
            _client.Leave(); // the terminal is gone: nobody sees anything any more
        }
        finally
        {
            _terminal.GiveBack();
            _ended.TrySetResult();
        }
    }

    // Keys before timers: what has come in time is not late because this thread was.
    private bool TakeNews()
    {
        _isTouched = false;
        while (_work.TryDequeue(out var work))
        {
            _isTouched = true;
            work();
        }

        _keyboard.Tick();
        _isTouched |= _alarm.Tick();
        if (_controller.Note(Taken()) is { } call)
            _terminal.Write(Encoding.UTF8.GetBytes(Attention.Sequence(_notifications, call)));
        if (_hasChanged)
        {
            _hasChanged = false;
            _alarm.Ask(ChangesWait);
        }

        return _isTouched;
    }

    private void Draw()
    {
        var (width, height) = _terminal.Size;
        var shown = _controller.Compose(width, height);
        if (shown.ChangesIn is { } changes)
            _alarm.Ask(changes);
        var view = shown.HidesTyped ? default : _line.View(Math.Max(0, width - Columns.Of(shown.Label)));
        var frame = new Frame([.. shown.Rows, new(shown.Label + view.Text, Rows.Style.Plain)], width, Columns.Of(shown.Label) + view.CaretColumn);
        if (_writer.Write(frame) is { Length: > 0 } changed)
            _terminal.Write(Encoding.UTF8.GetBytes(changed));
        _marks.Acknowledge(mark => _client.Shown(mark.Session, mark.Sequence));
    }

    private IEnumerable<ClientEvent> Taken()
    {
        while (_events.TryDequeue(out var next))
        {
            _isTouched = true;
            _verdicts.Note(next);
            if (next is ShownMark mark)
                _marks.Add(mark);
            else
                yield return next;
        }
    }

    private int Wait()
    {
        TimeSpan?[] waits = [_keyboard.Due, _alarm.Due];
        return waits.Min() is { } wait ? (int)Math.Ceiling(wait.TotalMilliseconds) : Timeout.Infinite;
    }

    private void ReadKeys()
    {
        const int Most = 4096;
        try
        {
            while (true)
            {
                var read = new byte[Most];
                var count = _terminal.Input.Read(read);
                if (count == 0)
                    return; // the terminal is gone: a signal says so
                Do(() => _keyboard.Read(read.AsSpan(0, count)));
            }
        }
        catch (IOException)
        {
            // So it is here.
        }
    }

    private void Suspend()
    {
        _terminal.GiveBack();
        _stop!();
        Resume();
    }

    private void Resume()
    {
        _terminal.Take();
        _writer.Forget();
    }
}
