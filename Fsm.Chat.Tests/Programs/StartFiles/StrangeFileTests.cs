using System.Diagnostics;
using System.Runtime.Versioning;
using Fsm.Chat.Tests.Client.Files;
using Fsm.Chat.Tests.Programs.Support;

namespace Fsm.Chat.Tests.Programs.StartFiles;

/// <summary>The real programs with files that are none: each ends with one line, or starts. What is in a file is tried in memory, a thousand times each.</summary>
[UnsupportedOSPlatform("windows")]
[Platform("Linux")]
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StrangeFileTests : IDisposable
{
    private const int Usage = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("--config", "pipe")]
    [TestCase("--config", "folder")]
    [TestCase("--config", "latin1")]
    [TestCase("--config", "endless")]
    [TestCase("--config", "loop")]
    [TestCase("--password-file", "pipe")]
    [TestCase("--password-file", "endless")]
    [TestCase("--password-file", "zeros")]
    [TestCase("--ca", "folder")]
    [TestCase("--ca", "latin1")]
    [TestCase("--log", "pipe")]
    public void A_client_says_in_one_line_what_is_wrong(string option, string kind)
    {
        var file = Made(kind);
        using var client = Ended(() => new ClientProgram("ann", "127.0.0.1:1", option, file), () => new ClientProgram("ann", "127.0.0.1:1", "--help"));
        Assert.That((client.WaitForExit(), client.Output.Count, client.Errors.Count), Is.EqualTo((Usage, 0, 1)), () => string.Join('\n', client.Errors));
    }

    [TestCase("--password-file", "pipe")]
    [TestCase("--password-file", "folder")]
    [TestCase("--password-file", "latin1")]
    [TestCase("--tls-certificate", "pipe")]
    [TestCase("--tls-certificate", "folder")]
    [TestCase("--tls-certificate", "zeros")]
    [TestCase("--data", "zeros")]
    public void A_server_says_in_one_line_what_is_wrong(string option, string kind)
    {
        var file = Made(kind);
        using var server = Ended(() => new ServerProgram(option, file, "--tls"), () => new ServerProgram("--help"));
        Assert.That((server.WaitForExit(), server.Output.Count, server.Errors.Count), Is.EqualTo((Usage, 0, 1)), () => string.Join('\n', server.Errors));
    }

    // What a start costs on this machine at this moment, a pipe that nobody writes into comes on top of; it is waited for 3 s.
    private static TProgram Ended<TProgram>(Func<TProgram> start, Func<TProgram> startUsual)
        where TProgram : ChildProcess
    {
        var (usual, usually) = Timed(startUsual);
        usual.Dispose();
        var (program, took) = Timed(start);
        Assert.That(took - usually, Is.LessThan(Patience));
        return program;
    }

    private static (TProgram Program, TimeSpan Took) Timed<TProgram>(Func<TProgram> start)
        where TProgram : ChildProcess
    {
        var watch = Stopwatch.StartNew();
        var program = start();
        program.WaitForExit();
        return (program, watch.Elapsed);
    }

    private string Made(string kind)
    {
        var path = _folder.At("file");
        switch (kind)
        {
            case "pipe":
                Assert.That(Tool.Run("mkfifo", path)?.ExitCode, Is.Zero);
                break;
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "latin1":
                File.WriteAllBytes(path, Encoding.Latin1.GetBytes("{ \"downloads\": \"~/M\u00fasica\" }"));
                break;
            case "endless":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case "loop":
                File.CreateSymbolicLink(path, path);
                break;
            default:
                File.WriteAllBytes(path, new byte[3000]);
                break;
        }

        return path;
    }
}
