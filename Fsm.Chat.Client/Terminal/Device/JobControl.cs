using System.Runtime.InteropServices;

namespace Fsm.Chat.Client.Terminal.Device;

/// <summary>What the terminal and the shell tell by signals: another size, stop, go on. What is to be done about it is done elsewhere: a signal has a thread of its own.</summary>
internal sealed class JobControl : IDisposable
{
    // Programs that no shell looks after are not stopped.
    private static readonly TimeSpan LongestToStop = TimeSpan.FromMilliseconds(500);

    private readonly Action _stopWanted;
    private readonly Action _wokenUp;
    private readonly List<PosixSignalRegistration> _others = [];
    private readonly AutoResetEvent _goesOn = new(false);
    private PosixSignalRegistration? _stop;
    private volatile bool _isStopping;

    /// <summary>Listens.</summary>
    /// <param name="stopWanted">The program is to stop.</param>
    /// <param name="wokenUp">It goes on, and the shell may have used the terminal meanwhile.</param>
    /// <param name="resized">The terminal has another size.</param>
    public JobControl(Action stopWanted, Action wokenUp, Action resized)
    {
        (_stopWanted, _wokenUp) = (stopWanted, wokenUp);
        if (OperatingSystem.IsWindows())
            return;
        _others.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => resized()));
        _others.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, GoOn));
        Listen();
    }

    /// <summary>Stops now, and returns when the program goes on.</summary>
    public void Stop(TakenTerminal terminal)
    {
        _isStopping = true;
        _goesOn.Reset(); // the last time it may have come too late
        _stop?.Dispose(); // the signal has its own meaning again
        terminal.Stop();
        _goesOn.WaitOne(LongestToStop);
        Listen();
        _isStopping = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop?.Dispose();
        _others.ForEach(signal => signal.Dispose());
        _goesOn.Dispose();
    }

    /// <summary>The program goes on.</summary>
    /// <param name="context">The signal. The runtime is kept from what it does when one is left to it: it sets the modes of the terminal back, after those that are set here.</param>
    internal void GoOn(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_isStopping)
            _goesOn.Set();
        else
            _wokenUp();
    }

    private void Listen()
    {
        if (!OperatingSystem.IsWindows())
            _stop = PosixSignalRegistration.Create(PosixSignal.SIGTSTP, context =>
            {
                context.Cancel = true;
                _stopWanted();
            });
    }
}
