using System.ComponentModel;
using System.Diagnostics;

namespace Fsm.Chat.Tests.Support;

/// <summary>A program of the system that is run to its end.</summary>
internal sealed record Tool(int ExitCode, string Output, string Errors)
{
    /// <returns>What came of it; null when it is not installed.</returns>
    public static Tool? Run(string program, params string[] arguments) => With("", ".", program, arguments);

    public static Tool? With(string input, string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            return new(process.ExitCode, output.Result, errors.Result);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
