using System.Globalization;
using System.Text;
using Fsm.Chat.Protocol.Texts;
using Fsm.Chat.Server.Options;
using Fsm.Chat.Server.Texts;
using Serilog;
using Serilog.Configuration;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Sinks.File;

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

    /// <summary>Begins to write what is wanted.</summary>
    public static ServerLog Create(ServerOptions options)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(options.Log.Length == 0 ? LogEventLevel.Warning : options.LogLevel)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal) // what cannot start is said once, by the program
            // As long as its logger listens at all, Kestrel keeps a logging scope for each connection. What it would say of a handler ours has caught.
            .MinimumLevel.Override("Microsoft.AspNetCore.Server.Kestrel", LevelAlias.Off);
        if (options.Log.Length == 0)
            return ServerLog.Create(configuration, ToConsole);
        SelfLog.Enable(new LogTrouble(options.Log, Console.Error).Tell);
        return ServerLog.Create(configuration, ToConsole, place => ToFile(place, options.Log));
    }

    private static void ToConsole(LoggerSinkConfiguration place) => place.Console(
        LogEventLevel.Warning,
        "{Level:u}: {Message:lj}{NewLine}",
        CultureInfo.InvariantCulture,
        standardErrorFromLevel: LogEventLevel.Verbose); // standard output is for the line that says where we listen

    private static void ToFile(LoggerSinkConfiguration place, string file) => place.File(
        file,
        formatProvider: CultureInfo.InvariantCulture,
        rollingInterval: RollingInterval.Day,
        rollOnFileSizeLimit: true,
        fileSizeLimitBytes: FileSize,
        retainedFileCountLimit: FilesKept,
        hooks: new ForOwnerAndGroup());

    // Names stand in it at the level debug, so it is not for everybody on the machine.
    private sealed class ForOwnerAndGroup : FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            return underlyingStream;
        }
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
            ThreadPool.QueueUserWorkItem(_ => output.WriteLine(ServerTexts.LogUnwritable.With(log, message.Split('\n')[0]))); // a terminal may stand still, too
    }
}
