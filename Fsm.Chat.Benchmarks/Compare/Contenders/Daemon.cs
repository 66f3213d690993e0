using System.Net;
using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Compare.Contenders;

/// <summary>Somebody else's server, from the distribution. It gets a folder, a port and a configuration of its own, and runs in the foreground.</summary>
/// <param name="program">The program, and the package it comes from.</param>
internal abstract class Daemon(string program) : Contender
{
    private readonly string? _path = Programs.Find(program);
    private string? _version;

    /// <inheritdoc/>
    public override string? Package => program;

    /// <inheritdoc/>
    public override bool IsPresent => _path is not null;

    // The first word with a digit in what it says of itself.
    /// <inheritdoc/>
    public override string Version => _version ??=
        Programs.Run(_path!, "--version").Output.Split([' ', '\n', '-'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word.Any(char.IsAsciiDigit))?.TrimStart('v') ?? "";

    /// <inheritdoc/>
    public override LoadTarget Start(LoadOptions options, int? core)
    {
        var (folder, port) = (ServerProcess.MakeFolder(), Programs.FreePort());
        var configuration = Path.Combine(folder.FullName, $"{program}.conf");
        File.WriteAllText(configuration, Configuration(port));
        return new(Name, ServerProcess.StartAt(new(IPAddress.Loopback, port), [_path!, .. Arguments(configuration, port)], folder, core), Talk);
    }

    /// <summary>Makes one who talks to it.</summary>
    protected abstract TalkerFactory Talk { get; }

    /// <summary>The command line.</summary>
    /// <param name="configuration">The file with its configuration.</param>
    /// <param name="port">The port of 127.0.0.1 to listen on.</param>
    protected abstract string[] Arguments(string configuration, int port);

    /// <summary>Its configuration: without any limit that would slow it, and without looking anybody up.</summary>
    protected abstract string Configuration(int port);
}
