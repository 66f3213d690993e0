using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Fsm.Chat.Tests.Programs.Support.Terminal;

/// <summary>
/// A terminal of the kernel's with nobody in between: what is typed is read by the program as it is, in the pieces in which it is typed. Linux only.
/// </summary>
internal sealed class PseudoTerminal : IDisposable
{
    private const int Ours = 0x80102; // O_RDWR, not the terminal of this program (O_NOCTTY), and no program inherits it (O_CLOEXEC)
    private const nuint UnreadBytes = 0x541B; // FIONREAD
    private const nuint SetWindowSize = 0x5414; // TIOCSWINSZ
    private const int LongestPath = 64;
    private static readonly TimeSpan ToArrive = TimeSpan.FromMilliseconds(1);

    private readonly int _keyboard;
    private readonly int _screen;
    private readonly FileStream _stream;
    private readonly StringBuilder _shown = new();
    private int _seen;
    private bool _isGone;

    /// <summary>Makes one.</summary>
    public PseudoTerminal()
    {
        _keyboard = OpenTerminal(Ours);
        var path = new byte[LongestPath];
        Assert.That((Grant(_keyboard), Unlock(_keyboard), PathOf(_keyboard, path, LongestPath)), Is.EqualTo((0, 0, 0)));
        Path = Encoding.ASCII.GetString(path).TrimEnd('\0');
        _screen = Open(path, Ours);
        var size = new WindowSize { Rows = 24, Columns = 80 };
        Assert.That(Control(_screen, SetWindowSize, ref size), Is.Zero);
        _stream = new FileStream(new SafeFileHandle(_keyboard, ownsHandle: true), FileAccess.ReadWrite, bufferSize: 0);
        new Thread(Watch) { IsBackground = true }.Start();
    }

    /// <summary>Where a program finds it.</summary>
    public string Path { get; }

    private string Last
    {
        get
        {
            lock (_shown)
                return _shown.ToString(Math.Max(0, _shown.Length - 2000), Math.Min(2000, _shown.Length));
        }
    }

    private int Unread
    {
        get
        {
            var unread = 0;
            return Control(_screen, UnreadBytes, ref unread) == 0 ? unread : throw new IOException("The terminal is gone.");
        }
    }

    /// <summary>Types bytes.</summary>
    public void Type(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

    /// <summary>Types bytes, and returns when the program has read them.</summary>
    public void TypeAlone(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        Type(bytes);
        // The kernel hands them over a moment later; before that there is nothing unread either.
        SpinWait.SpinUntil(() => Unread > 0, ToArrive);
        Assert.That(SpinWait.SpinUntil(() => Unread == 0, ChildProcess.Patience), Is.True, () => $"nobody reads what is typed. What came last:\n{Last}");
    }

    /// <summary>Waits until the program has written a text after those waited for before. Of what it changes only the places that differ are written.</summary>
    public void WaitFor(string text)
    {
        lock (_shown)
        {
            for (var since = Stopwatch.GetTimestamp(); ;)
            {
                if (_shown.ToString().IndexOf(text, _seen, StringComparison.Ordinal) is var found and >= 0)
                {
                    _seen = found + text.Length;
                    return;
                }

                if (Stopwatch.GetElapsedTime(since) > ChildProcess.Patience)
                    throw new AssertionException($"\"{text}\" did not come. What came last:\n{Last}");
                Monitor.Wait(_shown, TimeSpan.FromSeconds(1));
            }
        }
    }

    /// <summary>Waits until the program has written nothing for as long as this, sooner or later.</summary>
    /// <returns>False when it goes on writing.</returns>
    public bool BecomesQuietFor(TimeSpan time)
    {
        lock (_shown)
        {
            for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < ChildProcess.Patience;)
            {
                if (!Monitor.Wait(_shown, time))
                    return true;
            }

            return false;
        }
    }

    /// <summary>Takes it away from the program, as a window that is closed.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isGone, true))
            return;
        _stream.Dispose();
        _ = Write(_screen, [0], 1); // whoever is reading holds the terminal until something comes
        _ = Close(_screen);
    }

    private void Watch()
    {
        var bytes = new byte[64 * 1024];
        var decoder = Encoding.UTF8.GetDecoder();
        var characters = new char[bytes.Length];
        try
        {
            for (int count; (count = _stream.Read(bytes)) > 0;)
            {
                lock (_shown)
                {
                    _shown.Append(characters, 0, decoder.GetChars(bytes, 0, count, characters, 0));
                    Monitor.PulseAll(_shown);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The program has ended, or the test has.
        }
    }

    [DllImport("libc", EntryPoint = "posix_openpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int OpenTerminal(int flags);

    [DllImport("libc", EntryPoint = "grantpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Grant(int descriptor);

    [DllImport("libc", EntryPoint = "unlockpt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Unlock(int descriptor);

    [DllImport("libc", EntryPoint = "ptsname_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int PathOf(int descriptor, [Out] byte[] path, nuint room);

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint Write(int descriptor, byte[] bytes, nuint count);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Control(int descriptor, nuint request, ref int value);

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Control(int descriptor, nuint request, ref WindowSize value);

    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
