namespace Fsm.Chat.Client.Terminal.Device;

/// <summary>The terminal as the operating system gives it. Everything but <see cref="Restore"/> is for one thread.</summary>
internal interface ITerminalDevice
{
    /// <summary>Its columns and rows.</summary>
    (int Width, int Height) Size { get; }

    /// <summary>What is typed: each key comes at once and as it is.</summary>
    Stream Input { get; }

    /// <summary>What is seen.</summary>
    Stream Output { get; }

    /// <summary>Has keys handed over at once, unseen, and without a meaning of their own.</summary>
    void MakeRaw();

    /// <summary>Gives keys the meaning back that they had when this was made. For any thread, at any time, again and again.</summary>
    void Restore();

    /// <summary>Stops the programs of this terminal, as Ctrl-Z does, until the shell wakes them.</summary>
    void Stop();
}
