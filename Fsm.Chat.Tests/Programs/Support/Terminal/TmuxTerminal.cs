using System.Diagnostics;
using NUnit.Framework.Constraints;

namespace Fsm.Chat.Tests.Programs.Support.Terminal;

/// <summary>A real terminal, kept by tmux: keys in, screen out. What runs in it ends with it.</summary>
internal sealed class TmuxTerminal : IDisposable
{
    private const string Session = "test";
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);
    private readonly string _socket = Path.Combine(Directory.CreateTempSubdirectory("fsmchat").FullName, "tmux");

    /// <summary>Starts a client in a terminal of its own.</summary>
    /// <param name="environment">Variables; its homes are its own otherwise.</param>
    public TmuxTerminal(int columns, int rows, IReadOnlyDictionary<string, string> environment, params string[] arguments)
        : this(columns, rows, environment, isInShell: false, arguments)
    {
    }

    private TmuxTerminal(int columns, int rows, IReadOnlyDictionary<string, string> environment, bool isInShell, string[] arguments)
    {
        var homes = Directory.CreateTempSubdirectory("fsmchat").FullName;
        var variables = new Dictionary<string, string> { ["XDG_STATE_HOME"] = homes, ["XDG_CONFIG_HOME"] = homes, ["LC_ALL"] = "C.UTF-8", ["NO_COLOR"] = "" };
        foreach (var (name, value) in environment)
            variables[name] = value;
        string[] program = ["env", .. variables.Select(variable => $"{variable.Key}={variable.Value}"), "dotnet", ChildProcess.PathOf("Fsm.Chat.Client"), .. arguments];
        // The shell stays behind, so that what the program leaves on the screen can be looked at.
        var started = string.Join(' ', program.Select(word => $"'{word}'"));
        var command = isInShell ? "PS1='$ ' exec bash --norc --noprofile" : $"{started}; printf '\\nended with %s\\n' $?; exec cat";
        Run(["-f", "/dev/null", "new-session", "-d", "-s", Session, "-x", Text(columns), "-y", Text(rows), command]);
        if (isInShell)
            Type($" {started}\n");
    }

    /// <summary>Starts a client as a person does, from a shell that can stop it and let it go on.</summary>
    public static TmuxTerminal InShell(int columns, int rows, params string[] arguments) => new(columns, rows, new Dictionary<string, string>(), isInShell: true, arguments);

    /// <summary>The screen, its rows without the spaces at their ends.</summary>
    public string Screen => string.Join('\n', Run("capture-pane", "-p", "-t", Session).Split('\n').Select(row => row.TrimEnd()));

    /// <summary>The screen with the escape sequences that colour it.</summary>
    public string Colours => Run("capture-pane", "-p", "-e", "-N", "-t", Session);

    public string[] Rows => Screen.TrimEnd('\n').Split('\n');

    /// <summary>Where the cursor is: column and row, from 0.</summary>
    public (int Column, int Row) Cursor
    {
        get
        {
            var parts = Ask("#{cursor_x} #{cursor_y}").Split(' ');
            return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Whether a program has taken the whole screen.</summary>
    public bool IsTaken => Ask("#{alternate_on}") == "1";

    public bool ShowsCursor => Ask("#{cursor_flag}") == "1";

    public int ProgramId => int.Parse(Output("pgrep", "-P", Ask("#{pane_pid}"), "dotnet").Trim(), CultureInfo.InvariantCulture);

    /// <summary>Whether tmux is there; without it the test is skipped, and says so.</summary>
    public static void RequireTmux()
    {
        if (Tool.Run("tmux", "-V") is null)
            Assert.Ignore("There is no tmux on this machine, so no terminal to look at.");
    }

    /// <summary>Presses keys by their names in tmux: <c>Enter</c>, <c>C-c</c>, <c>M-1</c>, <c>PageUp</c>.</summary>
    public void Press(params string[] keys) => Run(["send-keys", "-t", Session, .. keys]);

    public void Type(string text) => Run("send-keys", "-t", Session, "-l", text);

    /// <summary>Types a line, sees it, and presses Enter as a person would: behind it.</summary>
    public void TypeLine(string line)
    {
        Type(line);
        WaitFor(screen => LastRow(screen).EndsWith(line[Math.Max(0, line.Length - 20)..].TrimEnd(), StringComparison.Ordinal), $"the typed line \"{line}\"");
        Press("Enter");
        WaitFor(screen => !LastRow(screen).EndsWith(line, StringComparison.Ordinal), "an empty input line");
    }

    /// <summary>Pastes.</summary>
    /// <param name="isMarked">Whether the terminal marks it as a paste.</param>
    public void Paste(string text, bool isMarked)
    {
        Run("set-buffer", text);
        Run(isMarked ? ["paste-buffer", "-p", "-t", Session] : ["paste-buffer", "-t", Session]);
    }

    public void Resize(int columns, int rows) => Run("resize-window", "-t", Session, "-x", Text(columns), "-y", Text(rows));

    /// <summary>Writes all that the program writes to the terminal into a file from now on.</summary>
    public void Record(string file) => Run("pipe-pane", "-t", Session, $"cat > '{file}'");

    public void WaitFor(string text) => WaitFor(screen => screen.Contains(text, StringComparison.Ordinal), $"\"{text}\"");

    /// <summary>Waits until the screen is as it should be.</summary>
    public void WaitFor(Func<string, bool> fits, string what) =>
        Assert.That(() => Screen, new PredicateConstraint<string>(screen => fits(screen!)).After((int)ChildProcess.Patience.TotalMilliseconds, 30), what);

    /// <summary>The screen when nothing moves on it any more: it is as it should be, twice in a row, or it has been otherwise for a while.</summary>
    public string Settle(Func<string, bool> fits)
    {
        var (last, since) = (Screen, Stopwatch.GetTimestamp());
        for (var begun = since; Stopwatch.GetElapsedTime(begun) < ChildProcess.Patience;)
        {
            Thread.Sleep(30);
            var screen = Screen;
            if (screen != last)
                (last, since) = (screen, Stopwatch.GetTimestamp());
            else if (fits(screen) || Stopwatch.GetElapsedTime(since) > Calm)
                return screen;
        }

        throw new AssertionException($"The screen never came to rest. It was last:\n{last}");
    }

    public void Dispose()
    {
        using var shell = Process.GetProcessById(int.Parse(Ask("#{pane_pid}"), CultureInfo.InvariantCulture));
        shell.Kill(entireProcessTree: true); // tmux ends with its last window
    }

    private static string LastRow(string screen) => screen.TrimEnd('\n').Split('\n')[^1];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Ask(string format) => Run("display-message", "-p", "-t", Session, format).Trim();

    private string Run(params string[] arguments) => Output("tmux", ["-u", "-S", _socket, .. arguments]);

    private static string Output(string program, params string[] arguments)
    {
        var run = Tool.Run(program, arguments);
        Assert.That(run?.ExitCode, Is.Zero, () => $"{program} {string.Join(' ', arguments)}: {run?.Errors}");
        return run!.Output;
    }
}
