using System.CommandLine;
using SharpFuzz;

namespace Fsm.Chat.Benchmarks.Fuzzing;

/// <summary>The command line of the fuzzer's side in this process.</summary>
internal static class FuzzCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("fuzz", "Reads frames and messages from what afl-fuzz gives it; started by Fsm.Chat.Tests/Fuzzing/run, which prepares the assemblies.");
        command.SetAction(_ => Fuzzer.Run(stream =>
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            FrameTarget.Run(bytes.ToArray());
        }));
        return command;
    }
}
