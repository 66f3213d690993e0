using System.Buffers;
using System.Threading.Channels;
using Fsm.Chat.Client.Events;

namespace Fsm.Chat.Client.Terminal;

/// <summary>
/// Prints what is to be shown, in order, on a task of its own: a blocked terminal or pipe blocks nobody else. Marks are passed on only after the
/// bytes before them were written, so nothing is acknowledged that was not printed.
/// </summary>
/// <param name="output">Standard output.</param>
/// <param name="format">What is printed.</param>
/// <param name="shown">Takes the marks.</param>
/// <param name="broken">
/// Called once, when standard output takes nothing any more, with why; with null when nobody reads it any more. From then on nothing is printed or passed on.
/// </param>
public sealed class OutputPump(Stream output, IEventFormat format, Action<ShownMark> shown, Action<string?> broken)
{
    private const int LargestBatch = 256;

    private readonly Channel<ClientEvent> _events = Channel.CreateUnbounded<ClientEvent>(new() { SingleReader = true });
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<ShownMark> _marks = [];

    /// <summary>Adds something to show. Never blocks.</summary>
    public void Add(ClientEvent shownLater) => _events.Writer.TryWrite(shownLater);

    /// <summary>Nothing more will be added: <see cref="RunAsync"/> ends when all is printed.</summary>
    public void Complete() => _events.Writer.TryComplete();

    /// <summary>Prints until <see cref="Complete"/>.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (await _events.Reader.WaitToReadAsync().ConfigureAwait(false))
                await PrintAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (PrintedText.IsAbout(error))
        {
            broken(PrintedText.WhyNot(error));
        }
    }

    private async Task PrintAsync()
    {
        for (var count = 0; count < LargestBatch && _events.Reader.TryRead(out var next); count++)
        {
            if (next is ShownMark mark)
                _marks.Add(mark);
            else
                format.Append(next, _bytes);
        }

        if (_bytes.WrittenCount > 0)
        {
            await output.WriteAsync(_bytes.WrittenMemory).ConfigureAwait(false);
            await output.FlushAsync().ConfigureAwait(false);
            _bytes.ResetWrittenCount();
        }

        foreach (var mark in _marks)
            shown(mark);
        _marks.Clear();
    }
}
