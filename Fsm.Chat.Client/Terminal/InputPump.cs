namespace Fsm.Chat.Client.Terminal;

/// <summary>Reads standard input on a thread of its own, a line each time one is wanted: reading blocks, and a pipe can be longer than memory.</summary>
/// <param name="lines">Standard input.</param>
/// <param name="read">Takes a line; null at the end of input.</param>
public sealed class InputPump(LineSource lines, Action<InputLine?> read)
{
    private readonly object _gate = new();
    private int _wanted;

    /// <summary>Asks for one line.</summary>
    public void Want()
    {
        lock (_gate)
        {
            _wanted++;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Begins. The thread ends with the input, or with the program.</summary>
    public void Start() => new Thread(Run) { IsBackground = true, Name = "input" }.Start();

    private void Run()
    {
        while (true)
        {
            AwaitWish();
            var line = ReadLine();
            read(line);
            if (line is null)
                return;
        }
    }

    private void AwaitWish()
    {
        lock (_gate)
        {
            while (_wanted == 0)
                Monitor.Wait(_gate);
            _wanted--;
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
