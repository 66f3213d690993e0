using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Fsm.Chat.Client.Disk;
using Fsm.Chat.Client.Files;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Program;

/// <summary>Where a password comes from: a variable, a file, or a command such as that of a keyring. It is the first line, in UTF-8.</summary>
internal static class PasswordSource
{
    private const int Longest = byte.MaxValue;

    // A keyring may ask the person first.
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(1);

    /// <summary>A password that was given.</summary>
    /// <param name="password">It.</param>
    /// <param name="source">What gave it, for mistakes.</param>
    /// <exception cref="UsageMistakeException">It can be no password.</exception>
    public static byte[] Given(string password, string source)
    {
        var bytes = Encoding.UTF8.GetBytes(password);
        return bytes.Length is > 0 and <= Longest ? bytes : throw new UsageMistakeException(ClientTexts.NoPassword.With(source, Longest));
    }

    /// <summary>The first line of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">What named it.</param>
    /// <exception cref="UsageMistakeException">There is none.</exception>
    public static byte[] OfFile(string file, string source)
    {
        try
        {
            var path = HomePath.Expand(file);
            var line = new LineSource(new MemoryStream(StartFile.Read(path))).Read();
            var given = line is { Text: null } ? throw new IOException(ClientTexts.FileNotUtf8) : Given(line?.Text ?? "", $"{source} \"{file}\"");
            if (IsForOthers(path))
                PrintedText.ToErrors(ClientTexts.PasswordFileOpen.With(file));
            return given;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageMistakeException(ClientTexts.FileUnusableForPassword.With(source, file, error.Message));
        }
    }

    /// <summary>Whether others on this machine can read a file.</summary>
    internal static bool IsForOthers(string path) =>
        !OperatingSystem.IsWindows() && FileFacts.Of(path, followLink: true).Kind == FileKind.Regular && File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherRead);

    /// <summary>The first line that a command of the shell prints. It can ask the person on the terminal.</summary>
    /// <param name="command">The command.</param>
    /// <param name="source">What named it.</param>
    /// <exception cref="UsageMistakeException">It failed, or printed none.</exception>
    public static byte[] OfCommand(string command, string source)
    {
        var (shell, option) = OperatingSystem.IsWindows() ? ("cmd.exe", "/c") : ("/bin/sh", "-c");
        try
        {
            using var running = Process.Start(new ProcessStartInfo(shell, [option, command]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var first = Task.Run(() => new LineSource(running.StandardOutput.BaseStream).Read()?.Text); // a line without an end fills no memory
            if (!first.Wait(LongestCommand))
                running.Kill(entireProcessTree: true);
            running.StandardOutput.Close();
            running.WaitForExit();
            return first.IsCompletedSuccessfully && running.ExitCode == 0
                ? Given(first.Result ?? "", $"{source} \"{command}\"")
                : throw new UsageMistakeException(ClientTexts.CommandUnusableForPassword.With(source, command, running.ExitCode));
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            throw new UsageMistakeException(ClientTexts.FileUnusableForPassword.With(source, command, error.Message));
        }
    }
}
