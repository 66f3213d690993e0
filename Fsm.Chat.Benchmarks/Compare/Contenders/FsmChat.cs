using System.CommandLine;
using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Compare.Contenders;

/// <summary>The server of this project, with acknowledgements and verdicts.</summary>
internal sealed class FsmChat(TargetOptions target, ParseResult parsed) : Contender
{
    /// <inheritdoc/>
    public override string Name => "FsmChat";

    /// <inheritdoc/>
    public override LoadTarget Start(LoadOptions options, int? core) =>
        LoadTarget.Chat(options.Room > 0 ? target.Server(parsed, "--group-members", "0") : target.Server(parsed), options.Room > 0);
}
