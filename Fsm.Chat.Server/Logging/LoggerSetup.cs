using System.Globalization;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Server.Texts;
using Serilog;
using Serilog.Debugging;
using Serilog.Events;

namespace Fsm.Chat.Server.Logging;

/// <summary>Where log events go: all that is wanted to a file that rolls daily, warnings to the console as well.</summary>
internal static class LoggerSetup
{
    private const long FileSize = 64L * 1024 * 1024;
    private const int FilesKept = 14;

    /// <summary>What keeps the log file from being written, in one line; null for nothing. The sink itself would say nothing.</summary>
    public static string? Check(ServerOptions options)
    {
        if (options.Log.Length == 0)
            return null;
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(options.Log))!;
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

    public static Serilog.Core.Logger Create(ServerOptions options)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(options.Log.Length == 0 ? LogEventLevel.Warning : options.LogLevel)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal) // what cannot start is said once, by the program
            // As long as its logger listens at all, Kestrel keeps a logging scope for each connection. What it would say of a handler ours has caught.
            .MinimumLevel.Override("Microsoft.AspNetCore.Server.Kestrel", LevelAlias.Off)
            .WriteTo.Console(
                LogEventLevel.Warning,
                "{Level:u}: {Message:lj}{NewLine}",
                CultureInfo.InvariantCulture,
                standardErrorFromLevel: LogEventLevel.Verbose); // standard output is for the line that says where we listen
        if (options.Log.Length > 0)
        {
            SelfLog.Enable(new LogTrouble(options.Log, Console.Error).Tell);
            configuration.WriteTo.File(
                options.Log,
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true,
                fileSizeLimitBytes: FileSize,
                retainedFileCountLimit: FilesKept);
        }

        return configuration.CreateLogger();
    }
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
            output.WriteLine(ServerTexts.LogUnwritable.With(log, message.Split('\n')[0]));
    }
}
