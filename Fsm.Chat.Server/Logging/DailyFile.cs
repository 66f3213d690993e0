using System.Globalization;
using System.Text;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.File;

namespace Fsm.Chat.Server.Logging;

/// <summary>
/// The log file, rolled every day and when it is large. It is opened anew when it is asked to, and when it is no longer where it was: whoever moves or removes a log expects the
/// next line in a new one. Its owner's group may read it, and nobody else.
/// </summary>
/// <param name="path">The file, with the date put in before its extension.</param>
/// <param name="time">The clock.</param>
internal sealed class DailyFile(string path, TimeProvider time) : ILogEventSink, IDisposable
{
    private const long FileSize = 64L * 1024 * 1024;
    private const int FilesKept = 14;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly OpenedFile _opened = new();
    private Logger? _file;
    private long _lookedAt;

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        using (_lock.EnterScope())
        {
            if (_file is not null && IsGone())
                Close();
            (_file ??= Open()).Write(logEvent);
        }
    }

    /// <summary>Opens the file anew at the next line.</summary>
    public void Reopen() => Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        using (_lock.EnterScope())
            Close();
    }

    private Logger Open()
    {
        _lookedAt = time.GetTimestamp();
        return new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.File(
            path,
            formatProvider: CultureInfo.InvariantCulture,
            rollingInterval: RollingInterval.Day,
            rollOnFileSizeLimit: true,
            fileSizeLimitBytes: FileSize,
            retainedFileCountLimit: FilesKept,
            hooks: _opened).CreateLogger();
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    // Looked for now and then only: it costs a call of the system.
    private bool IsGone()
    {
        if (time.GetElapsedTime(_lookedAt) < LookEvery)
            return false;
        _lookedAt = time.GetTimestamp();
        return _opened.Path is { } current && !File.Exists(current);
    }

    private sealed class OpenedFile : FileLifecycleHooks
    {
        private const UnixFileMode Most = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

        /// <summary>The file that is written to now.</summary>
        public string? Path { get; private set; }

        /// <inheritdoc/>
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            Path = path;
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) is var mode && (mode & ~Most) != 0)
                File.SetUnixFileMode(path, mode & Most);
            return underlyingStream;
        }
    }
}
