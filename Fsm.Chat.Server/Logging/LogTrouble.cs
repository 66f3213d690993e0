using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Texts;

namespace Fsm.Chat.Server.Logging;

/// <summary>Says once that the log cannot be written: the chat does not depend on it, and the sink itself would say it for every event.</summary>
/// <param name="log">The log file.</param>
/// <param name="output">Where to say it.</param>
internal sealed class LogTrouble(string log, TextWriter output)
{
    private int _told;

    /// <summary>Takes what the logging library has to say about itself.</summary>
    public void Tell(string message)
    {
        if (Interlocked.Exchange(ref _told, 1) == 0)
            output.WriteLine(ServerTexts.LogUnwritable.With(log, message.Split('\n')[0]));
    }
}
