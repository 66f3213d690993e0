using System.IO.Pipelines;
using Fsm.Chat.Server.Hub;
using Fsm.Chat.Server.Hub.Subjects;
using Fsm.Chat.Server.Transport.Sockets;
using Microsoft.Extensions.Logging;

namespace Fsm.Chat.Server.Transport;

/// <summary>
/// Writes what the hub has for one link. It runs only while there is something, on the thread that woke it or that ends a round of reading; woken as often and from as many
/// threads as may be, it is one writer, for a pipe is not safe to write from several.
/// </summary>
internal sealed class LinkSender(LinkSurroundings around, PipeWriter output) : IRoundEnd
{
    private PipeWriter _output = output; // changed only by whoever keeps the sender from writing
    private volatile Stage _stage = Stage.Woken; // for what the hub had to say before the link was known here
    private TaskCompletionSource? _written; // made by whoever waits

    private enum Stage
    {
        /// <summary>All is written.</summary>
        Resting,

        /// <summary>There is something, and somebody is to begin.</summary>
        Woken,

        /// <summary>It is being written.</summary>
        Sending,

        /// <summary>The same, and there is more than was known when it began.</summary>
        WokenAgain,
    }

    /// <summary>The link it writes for.</summary>
    public HubLink Link { get; private set; } = null!; // known before anything can be written

    /// <summary>Begins to write for a link. The hub may have refused it already while it was opened.</summary>
    public void Begin(HubLink link)
    {
        Link = link;
        EndRound();
    }

    /// <summary>The hub has something.</summary>
    public void Wake()
    {
        if (TryMove(Stage.Sending, Stage.WokenAgain) || !TryMove(Stage.Resting, Stage.Woken))
            return;
        if (!around.Rounds.TryPutOff(this)) // in a round, others may have something for this link too
            EndRound();
    }

    /// <summary>Begins to write, unless that was begun meanwhile.</summary>
    public void EndRound()
    {
        if (TryMove(Stage.Woken, Stage.Sending))
            _ = SendAsync();
    }

    /// <summary>Keeps it from writing: somebody else has to, for a while.</summary>
    /// <returns>Whether that could be; it cannot while it writes itself.</returns>
    public bool TryHold() => TryMove(Stage.Resting, Stage.Sending);

    /// <summary>Lets go of what was held: it writes from now on, and to this.</summary>
    public void LetGo(PipeWriter output)
    {
        _output = output;
        _ = SendAsync();
    }

    /// <summary>Completes when all that it was woken for is written, or cannot be.</summary>
    public Task WhenWritten()
    {
        EndRound();
        if (_stage == Stage.Resting)
            return Task.CompletedTask;
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var written = Interlocked.CompareExchange(ref _written, mine, null) ?? mine;
        if (_stage == Stage.Resting)
            TellWritten(); // it ended meanwhile, and may not have seen who waits
        return written.Task;
    }

    private async Task SendAsync()
    {
        do
        {
            try
            {
                while (around.Hub.TakeOutput(Link, _output))
                    await FlushAsync().ConfigureAwait(false);
            }
            catch (Exception error)
            {
                around.Log.SendFailed(Link.Number, error);
                around.Hub.LinkLost(Link);
            }
        }
        while (!TryRest());
    }

    private async ValueTask FlushAsync()
    {
        var flush = _output.FlushAsync();
        if (flush.IsCompletedSuccessfully)
        {
            flush.GetAwaiter().GetResult();
            return;
        }

        Link.SetWriteBlocked(around.Hub.Now);
        try
        {
            await flush.ConfigureAwait(false);
        }
        finally
        {
            Link.SetWriteBlocked(null);
        }
    }

    private bool TryRest()
    {
        if (TryMove(Stage.WokenAgain, Stage.Sending) || !TryMove(Stage.Sending, Stage.Resting))
            return false;
        TellWritten();
        return true;
    }

    private void TellWritten()
    {
        if (Volatile.Read(ref _written) is not null)
            Interlocked.Exchange(ref _written, null)?.TrySetResult();
    }

    private bool TryMove(Stage from, Stage to) => Interlocked.CompareExchange(ref _stage, to, from) == from;
}

/// <summary>What all links of a server have around them.</summary>
/// <param name="Hub">Whose links they are.</param>
/// <param name="Rounds">The rounds in which they are read.</param>
/// <param name="Log">Where what fails is written down.</param>
internal sealed record LinkSurroundings(ChatHub Hub, IRounds Rounds, ILogger Log);
