using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Fsm.Chat.Tests.Programs.Support;

/// <summary>A real process whose lines a test waits for. It never outlives the test.</summary>
internal class ChildProcess : IDisposable
{
    /// <summary>Long enough for a loaded machine; a wait that takes it has failed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;

    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private readonly Process _process;
    private int _read;

    /// <param name="around">A program that runs it, as <c>ip netns exec HOST</c> does; null for none.</param>
    /// <param name="environment">Variables of the environment; its homes for data and state are its own otherwise.</param>
    protected ChildProcess(
        string project, IEnumerable<string> arguments, IReadOnlyList<string>? around = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        string[] words = [.. around ?? [], "dotnet"];
        var start = new ProcessStartInfo(words[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingDirectory,
        };
        foreach (var word in words[1..])
            start.ArgumentList.Add(word);
        start.ArgumentList.Add(PathOf(project));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("FSMCHAT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name); // those of the tests are none of the programs'
        foreach (var home in new[] { "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME" })
            start.Environment[home] = Path.Combine(WorkingDirectory, home);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.AutoFlush = true;
    }

    public string WorkingDirectory { get; } = Directory.CreateTempSubdirectory("fsmchat").FullName;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public IReadOnlyList<string> Output
    {
        get
        {
            lock (_output)
                return [.. _output];
        }
    }

    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_output)
                return [.. _errors];
        }
    }

    /// <summary>What it has logged to files in its folder.</summary>
    public string Log => string.Concat(Directory.GetFiles(WorkingDirectory, "*.log").Order().Select(path =>
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd();
    }));

    /// <summary>How many descriptors of the process are open.</summary>
    public int Descriptors => Directory.GetFiles($"/proc/{Id}/fd").Length;

    /// <summary>
    /// What the process has open: the name of each file, and <c>socket</c>, <c>pipe</c> or another kind for each of the rest. Without
    /// its code and symbols: the runtime loads a part of them when it is first used and never closes it, so they would only show what has run.
    /// </summary>
    public IReadOnlyList<string> Resources =>
        [.. Directory.GetFiles($"/proc/{Id}/fd").Select(KindOf).Where(kind => kind.Length > 0 && Path.GetExtension(kind) is not (".dll" or ".pdb")).Order()];

    public int Sockets => Resources.Count(kind => kind == "socket");

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>A program of the same build as this test.</summary>
    public static string PathOf(string project)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
        return Repository.PathOf(project, "bin", configuration, "net10.0", $"{project}.dll");
    }

    public void Type(params string[] lines)
    {
        foreach (var line in lines)
            _process.StandardInput.WriteLine(line);
    }

    /// <summary>Types what is no text.</summary>
    public void TypeBytes(params byte[] bytes) => _process.StandardInput.BaseStream.Write(bytes);

    public void EndInput() => _process.StandardInput.Close();

    /// <summary>Waits for the next line, after those waited for before, that fits.</summary>
    public string WaitFor(Func<string, bool> fits, string what)
    {
        lock (_output)
        {
            for (var until = DateTime.UtcNow + Patience; ;)
            {
                while (_read < _output.Count)
                {
                    if (fits(_output[_read++]))
                        return _output[_read - 1];
                }

                var left = until - DateTime.UtcNow;
                if (left <= TimeSpan.Zero || (_process.HasExited && !Monitor.Wait(_output, TimeSpan.FromMilliseconds(200)) && _read == _output.Count))
                    throw new AssertionException($"{what} did not come. What came:\n{string.Join('\n', _output)}\nerrors:\n{string.Join('\n', _errors)}");
                Monitor.Wait(_output, left);
            }
        }
    }

    public string WaitFor(string text) => WaitFor(line => line.Contains(text, StringComparison.Ordinal), $"\"{text}\"");

    public int WaitForExit()
    {
        Assert.That(_process.WaitForExit(Patience), Is.True, () => $"the program did not end. What came:\n{string.Join('\n', Output)}");
        _process.WaitForExit(); // the output too
        return _process.ExitCode;
    }

    public void Signal(PosixSignal signal) => Signal(signal switch
    {
        PosixSignal.SIGTERM => 15,
        PosixSignal.SIGINT => 2,
        PosixSignal.SIGHUP => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(signal)),
    });

    /// <summary>Stops the process without ending it: its peers see no end of the stream.</summary>
    /// <remarks>The signal is on its way for a moment, longer on a busy machine: what is sent in it would still arrive.</remarks>
    public void Freeze()
    {
        Signal(Stop);
        Assert.That(AreAllStopped, Is.True.After(10_000, 5), "every thread has stopped");
    }

    private bool AreAllStopped() => !Directory.Exists($"/proc/{Id}/task") || Directory.GetDirectories($"/proc/{Id}/task")
        .Select(thread => File.ReadAllText($"{thread}/stat")).All(stat => stat[stat.LastIndexOf(')') + 2] is 'T' or 't');

    public void Thaw() => Signal(Continue);

    /// <summary>The most memory that it has had, in MiB.</summary>
    public long PeakMemory => long.Parse(
        File.ReadLines($"/proc/{Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture) / 1024;

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        Directory.Delete(WorkingDirectory, recursive: true);
        GC.SuppressFinalize(this);
    }

    // Without a process of its own, which would take a while to begin: what is stopped is in the middle of something.
    private void Signal(int signal) => Assert.That(SendSignal(Id, signal), Is.Zero);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int process, int signal);

    // The kernel writes "socket:[4711]" where there is no path. Nothing for a descriptor that was closed meanwhile.
    private static string KindOf(string descriptor) => Path.GetFileName(new FileInfo(descriptor).LinkTarget)?.Split(":[")[0] ?? "";

    private void Add(List<string> lines, string? line)
    {
        lock (_output)
        {
            if (line is not null)
                lines.Add(line);
            Monitor.PulseAll(_output);
        }
    }
}
