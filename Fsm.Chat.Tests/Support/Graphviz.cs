using System.ComponentModel;
using System.Diagnostics;

namespace Fsm.Chat.Tests.Support;

/// <summary>The <c>dot</c> program, where it is installed.</summary>
internal static class Graphviz
{
    /// <summary>Runs dot over a text.</summary>
    /// <returns>Its exit code, what it wrote and what it complained about; null when it is not installed.</returns>
    public static (int ExitCode, string Output, string Errors)? Run(string dot, string format)
    {
        var start = new ProcessStartInfo("dot", ["-T" + format])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardInput.Write(dot);
            process.StandardInput.Close();
            process.WaitForExit();
            return (process.ExitCode, output.Result, errors.Result);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
