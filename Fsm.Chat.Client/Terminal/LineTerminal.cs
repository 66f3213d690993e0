using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Entry;
using Fsm.Chat.Client.Events;

namespace Fsm.Chat.Client.Terminal;

/// <summary>Lines in, lines out: a pipe, a script, or a terminal that nothing is redrawn on.</summary>
internal sealed class LineTerminal : IChatTerminal
{
    private readonly ChatClient _client;
    private readonly InputFormat _lines;
    private readonly EchoSwitch _echo = new();
    private readonly InputPump _input;
    private readonly OutputPump _output;
    private ParsedLine? _first;
    private Task _printing = Task.CompletedTask;

    /// <summary>Joins standard input and output with a client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="lines">What is read.</param>
    /// <param name="format">What is printed.</param>
    /// <param name="broken">Called when standard output takes nothing, with why; with null when nobody reads what is printed.</param>
    public LineTerminal(ChatClient client, InputFormat lines, IEventFormat format, Action<string?> broken)
    {
        (_client, _lines, _first) = (client, lines, lines.First);
        _input = new(new LineSource(StandardInput.Open()), Pass);
        _output = new(StandardOutput.Open(), format, mark => client.Shown(mark.Session, mark.Sequence), broken);
    }

    /// <inheritdoc/>
    public void Start()
    {
        _printing = _output.RunAsync();
        _input.Start();
    }

    /// <inheritdoc/>
    public void Show(ClientEvent shown)
    {
        _output.Add(shown);
        if (shown is PasswordEvent)
            _input.WantHidden(_echo, PassPassword);
    }

    /// <inheritdoc/>
    public void Changed()
    {
        // What has no line of its own is not printed.
    }

    /// <inheritdoc/>
    public void WantLine()
    {
        if (Interlocked.Exchange(ref _first, null) is { } first)
            _client.CommandRead(first);
        else
            _input.Want();
    }

    /// <inheritdoc/>
    public Task CloseAsync()
    {
        _echo.Restore();
        _output.Complete();
        return _printing;
    }

    /// <inheritdoc/>
    public void GiveBack() => _echo.Restore();

    private void PassPassword(InputLine? line)
    {
        if (line is { } read)
            _client.PasswordRead(read.Text);
        else
            _client.InputEnded();
    }

    private void Pass(InputLine? line)
    {
        if (line is not { } read)
            _client.InputEnded();
        else if (read.Text is { } text)
            _lines.Give(_client, text);
        else
            _lines.Refuse(_client, read.Why);
    }
}
