using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Fsm.Chat.Client.Completion;
using Fsm.Chat.Client.Configuration;
using Fsm.Chat.Client.Entry;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Protocol.Machines;
using Terminal.Gui.App;
using Terminal.Gui.Input;

namespace Fsm.Chat.Client.Screen.Views;

/// <summary>The full screen on a terminal. Everything of it happens on one thread; others only leave events for it.</summary>
internal sealed class FullScreen : IChatTerminal, IScreenClient
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly ChatClient _client;
    private readonly RuleSet _rules;
    private readonly Notifications _notifications;
    private readonly Action<bool> _leave;
    private readonly ConcurrentQueue<Action> _work = [];
    private readonly ConcurrentQueue<ClientEvent> _events = [];
    private readonly List<ShownMark> _marks = [];
    private readonly TerminalRescue _rescue = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IApplication? _app;
    private ChatScreen? _screen;
    private ScreenController? _controller;
    private bool _awaitsTimer;
    private int _isWoken;
    private volatile bool _isClosing;

    /// <summary>Makes the screen of a client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="rules">The rules of the machines.</param>
    /// <param name="notifications">How the person is called for a message.</param>
    /// <param name="leave">Called when the person wants to leave, with whether a line is typed that is not sent.</param>
    public FullScreen(ChatClient client, RuleSet rules, Notifications notifications, Action<bool> leave) =>
        (_client, _rules, _notifications, _leave) = (client, rules, notifications, leave);

    /// <inheritdoc/>
    public void Start() => new Thread(Run) { Name = "screen", IsBackground = true }.Start();

    /// <inheritdoc/>
    public void Show(ClientEvent shown)
    {
        _events.Enqueue(shown);
        Wake();
    }

    /// <inheritdoc/>
    public void WantLine()
    {
        _work.Enqueue(() => _controller!.WantLine());
        Wake();
    }

    /// <inheritdoc/>
    public Task CloseAsync()
    {
        _isClosing = true;
        Wake();
        // A terminal that is gone may never let its library end.
        return Task.WhenAny(_ended.Task, Task.Delay(LongestEnd));
    }

    /// <inheritdoc/>
    public void GiveBack() => _rescue.Restore();

    /// <inheritdoc/>
    ClientOverview IScreenClient.Overview() => _client.Overview();

    /// <inheritdoc/>
    CompletionResult IScreenClient.Complete(string line, int cursor, LineTarget place) => _client.Complete(line, cursor, place);

    /// <inheritdoc/>
    LineTarget? IScreenClient.LeadsTo(string line, LineTarget place) => _client.LeadsTo(line, place);

    /// <inheritdoc/>
    void IScreenClient.Read(string line, LineTarget place) => _client.LineRead(line, place);

    // The library warns of its own settings files, which it reads by reflection. There are none here, and what it needs without them a native client has.
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "No settings of the library are read.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "No settings of the library are read.")]
    private void Run()
    {
        try
        {
            using var app = Application.Create().Init();
            var editor = new EditorField();
            var controller = new ScreenController(this, editor, _rules, TimeProvider.System);
            using var screen = new ChatScreen(editor);
            var keys = new ScreenKeys(controller, () => _leave(controller.HasDraft), () => app.ClearScreenNextIteration = true);
            app.Driver!.Force16Colors = true;
            app.Keyboard.KeyBindings.Clear(); // its own Escape would quit
            editor.KeyDown += (_, key) => key.Handled = Pressed(keys, key);
            app.Driver.GetInputProcessor().AnsiSequenceSwallowed += (_, dropped) => HeldKeys.In(dropped).ToList().ForEach(key => app.Keyboard.RaiseKeyDownEvent(key));
            app.Paste += (_, pasted) => pasted.Handled = Touched(() => controller.Composer.Paste(pasted.Text));
            app.LayoutAndDrawComplete += (_, _) => Acknowledge();
            app.ScreenChanged += (_, _) => Refresh();
            app.AddTimeout(RefreshEvery, () =>
            {
                Refresh();
                return true;
            });
            screen.Initialized += (_, _) => editor.SetFocus();
            (_app, _screen, _controller) = (app, screen, controller);
            app.Invoke(Drain);
            app.Run(screen);
        }
        finally
        {
            _app = null;
            _ended.TrySetResult();
        }
    }

    private bool Pressed(ScreenKeys keys, Key key)
    {
        if (key != Key.C.WithCtrl)
            _client.LeaveTakenBack();
        return Touched(() => keys.Press(key));
    }

    private bool Touched(Func<bool> work)
    {
        var isTaken = work();
        AwaitTimer();
        Refresh();
        return isTaken;
    }

    // The timers of the line are all of one length: the one that is awaited is the next.
    private void AwaitTimer()
    {
        if (_awaitsTimer || _controller!.Composer.Due is not { } due)
            return;
        _awaitsTimer = true;
        _app!.AddTimeout(due > Shortest ? due : Shortest, () =>
        {
            _awaitsTimer = false;
            _controller.Composer.Tick();
            AwaitTimer();
            Refresh();
            return false;
        });
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _isWoken, 1) == 0)
            _app?.Invoke(Drain);
    }

    private void Drain()
    {
        Volatile.Write(ref _isWoken, 0);
        while (_work.TryDequeue(out var work))
            work();
        if (_controller!.Note(Taken()) is { } call)
            _app!.Driver!.WriteRaw(Attention.Sequence(_notifications, call));
        Refresh();
        if (_isClosing && _events.IsEmpty)
            _app!.RequestStop();
    }

    private IEnumerable<ClientEvent> Taken()
    {
        while (_events.TryDequeue(out var next))
        {
            if (next is ShownMark mark)
                _marks.Add(mark);
            else
                yield return next;
        }
    }

    private void Refresh() => _screen!.Show(_controller!.Compose(_app!.Screen.Width, _app.Screen.Height));

    // What is on the screen now has been shown. Whoever is told that may have more to show at once, and so be back here with new marks.
    private void Acknowledge()
    {
        ShownMark[] shown = [.. _marks];
        _marks.Clear();
        foreach (var mark in shown)
            _client.Shown(mark.Session, mark.Sequence);
    }
}
