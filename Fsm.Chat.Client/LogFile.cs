using System.Globalization;
using Fsm.Chat.Client.Session;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Fsm.Chat.Client;

/// <summary>Writes every step of every machine to the log, at Debug.</summary>
internal sealed class LogFile(ILogger log) : IStepJournal
{
    /// <summary>Opens the log.</summary>
    public static Logger Open(string path, LogEventLevel level) => new LoggerConfiguration()
        .MinimumLevel.Is(level)
        .WriteTo.File(path, formatProvider: CultureInfo.InvariantCulture, rollOnFileSizeLimit: true)
        .CreateLogger();

    /// <inheritdoc/>
    public void Record(StepNote note) => log.Debug(
        "{At} {Machine} {Subject}: {From} + {Trigger} -> {To} ({Outcome}) {Effects}",
        note.At, note.Machine, note.Subject, note.From, note.Trigger, note.To, note.Outcome, note.Effects);
}
