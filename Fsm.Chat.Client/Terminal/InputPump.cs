namespace Fsm.Chat.Client.Terminal;

/// <summary>Reads standard input on a thread of its own, a line each time one is wanted: reading blocks, and a pipe can be longer than memory.</summary>
/// <param name="lines">Standard input.</param>
/// <param name="read">Takes a line; null at the end of input.</param>
public sealed class InputPump(LineSource lines, Action<InputLine?> read)
{
    private readonly object _gate = new();
    private readonly Queue<Func<bool>> _wishes = [];

    /// <summary>Asks for one line.</summary>
    public void Want() => Add(() => Pass(ReadLine(), read));

    /// <summary>Asks for one line that is not shown while it is typed.</summary>
    /// <param name="echo">Shows what is typed.</param>
    /// <param name="taker">Takes the line; null at the end of input.</param>
    internal void WantHidden(EchoSwitch echo, Action<InputLine?> taker) => Add(() =>
    {
        echo.Hide();
        var line = ReadLine();
        echo.Restore();
        return Pass(line, taker);
    });

    /// <summary>Begins. The thread ends with the input, or with the program.</summary>
    public void Start() => new Thread(Run) { IsBackground = true, Name = "input" }.Start();

    private static bool Pass(InputLine? line, Action<InputLine?> taker)
    {
        taker(line);
        return line is not null;
    }

    private void Add(Func<bool> wish)
    {
        lock (_gate)
        {
            _wishes.Enqueue(wish);
            Monitor.Pulse(_gate);
        }
    }

    private void Run()
    {
        while (Next()())
        {
        }
    }

    private Func<bool> Next()
    {
        lock (_gate)
        {
            while (_wishes.Count == 0)
                Monitor.Wait(_gate);
            return _wishes.Dequeue();
        }
    }

    // Input that cannot be read has ended.
    private InputLine? ReadLine()
    {
        try
        {
            return lines.Read();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
