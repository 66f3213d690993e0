using System.Globalization;
using Fsm.Chat.Client.Files;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;
using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;

namespace Fsm.Chat.Client.Program;

/// <summary>Writes every step of every machine to the log, at Debug.</summary>
internal sealed class LogFile(ILogger log) : IStepLog
{
    /// <summary>Whether a log can be there: a file, or nothing yet. A pipe would be waited for, and a device is none.</summary>
    public static bool IsPlain(string path)
    {
        try
        {
            return FileFacts.Of(Path.GetFullPath(path), followLink: true).Kind is FileKind.Regular or FileKind.Missing;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return error is not ArgumentException; // that it cannot be written is said once it is
        }
    }

    /// <summary>Opens the log.</summary>
    public static Logger Open(string path, LogEventLevel level)
    {
        var told = 0;
        SelfLog.Enable(message =>
        {
            // The sink says it for every event; a person needs to hear it once.
            if (Interlocked.Exchange(ref told, 1) == 0)
                PrintedText.ToErrors(ClientTexts.LogUnwritable.With(path, message.Split('\n')[0]));
        });
        return new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .WriteTo.File(path, formatProvider: CultureInfo.InvariantCulture, rollOnFileSizeLimit: true)
            .CreateLogger();
    }

    /// <summary>The program ends: connections that end after it have nothing to write to, and nobody is told of that.</summary>
    public static void End() => SelfLog.Disable();

    /// <inheritdoc/>
    public void Record(StepNote note) => log.Debug(
        "{At} {Machine} {Subject}: {From} + {Trigger} -> {To} ({Outcome}) {Effects}",
        note.At, note.Machine, note.Subject, note.From, note.Trigger, note.To, note.Outcome, note.Effects);
}
