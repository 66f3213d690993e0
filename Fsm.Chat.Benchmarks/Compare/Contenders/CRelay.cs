using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Measuring;

namespace Fsm.Chat.Benchmarks.Compare.Contenders;

/// <summary>The bare relay in C, compiled here: the floor.</summary>
internal sealed class CRelay : Contender
{
    private readonly string? _compiler = Programs.Find("cc");
    private DirectoryInfo? _folder;

    /// <inheritdoc/>
    public override string Name => "bare relay, C";

    /// <inheritdoc/>
    public override string? Package => "gcc";

    /// <inheritdoc/>
    public override bool IsPresent => _compiler is not null;

    /// <inheritdoc/>
    public override bool IsRelay => true;

    private string Program => Path.Combine(_folder!.FullName, "relay");

    /// <inheritdoc/>
    public override LoadTarget Start(LoadOptions options, int? core)
    {
        if (_folder is null)
            Compile();
        return LoadTarget.Relay(ServerProcess.Start([Program], core), Name);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _folder?.Delete(recursive: true);
        base.Dispose();
    }

    private void Compile()
    {
        _folder = ServerProcess.MakeFolder();
        var (exitCode, output) = Programs.Run(_compiler!, "-O2", "-o", Program, Path.Combine(AppContext.BaseDirectory, "Relay", "relay.c"));
        if (exitCode != 0)
            throw new LoadException($"relay.c does not compile: {output}");
    }
}
