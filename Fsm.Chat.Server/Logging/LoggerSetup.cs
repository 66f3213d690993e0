using System.Globalization;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Server.Texts;
using Serilog;
using Serilog.Configuration;
using Serilog.Debugging;
using Serilog.Events;

namespace Fsm.Chat.Server.Logging;

/// <summary>Where log events go: all that is wanted to a file that rolls daily, warnings to the console as well; or all of it to standard output or standard error.</summary>
internal static class LoggerSetup
{
    private const string Output = "/dev/stdout";
    private const string Errors = "/dev/stderr";
    private const string Devices = "/dev/";
    private const string Memory = "/dev/shm/"; // the only place among the devices where files are
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}";

    /// <summary>What keeps the log file from being written, in one line; null for nothing. The sink itself would say nothing.</summary>
    public static string? Check(ServerOptions options)
    {
        if (options.Log is "" or Output or Errors)
            return null;
        try
        {
            var full = Path.GetFullPath(options.Log);
            if (full.StartsWith(Devices, StringComparison.Ordinal) && !full.StartsWith(Memory, StringComparison.Ordinal))
                return ServerTexts.LogIsNoFile.With(options.Log);
            var folder = Path.GetDirectoryName(full)!;
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ServerTexts.LogUnwritableAtStart.With(options.Log, error.Message);
        }
    }

    /// <summary>The log file that is wanted; null for none.</summary>
    public static DailyFile? File(ServerOptions options) => options.Log is "" or Output or Errors ? null : new(options.Log, TimeProvider.System);

    /// <summary>Begins to write what is wanted.</summary>
    /// <param name="options">What the operator has decided.</param>
    /// <param name="file">The log file; null for none.</param>
    public static ServerLog Create(ServerOptions options, DailyFile? file)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(options.Log.Length == 0 ? LogEventLevel.Warning : options.LogLevel)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal) // what cannot start is said once, by the program
            // As long as its logger listens at all, Kestrel keeps a logging scope for each connection. What it would say of a handler ours has caught.
            .MinimumLevel.Override("Microsoft.AspNetCore.Server.Kestrel", LevelAlias.Off);
        if (options.Log is Output or Errors)
            return ServerLog.Create(configuration, place => AllToConsole(place, options.Log == Errors));
        if (file is null)
            return ServerLog.Create(configuration, ToConsole);
        SelfLog.Enable(new LogTrouble(options.Log, Console.Error).Tell);
        return ServerLog.Create(configuration, ToConsole, place => place.Sink(file));
    }

    private static void ToConsole(LoggerSinkConfiguration place) => place.Console(
        LogEventLevel.Warning,
        "{Level:u}: {Message:lj}{NewLine}",
        CultureInfo.InvariantCulture,
        standardErrorFromLevel: LogEventLevel.Verbose); // standard output is for the line that says where we listen

    private static void AllToConsole(LoggerSinkConfiguration place, bool isErrors) => place.Console(
        outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: isErrors ? LogEventLevel.Verbose : null);
}

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
            ThreadPool.QueueUserWorkItem(_ => output.WriteLine(ServerTexts.LogUnwritable.With(log, message.Split('\n')[0]))); // a terminal may stand still, too
    }
}
