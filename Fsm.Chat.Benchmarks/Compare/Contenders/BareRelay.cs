using System.CommandLine;
using Fsm.Chat.Benchmarks.Load;

namespace Fsm.Chat.Benchmarks.Compare.Contenders;

/// <summary>The bare relay of this program.</summary>
internal sealed class BareRelay(TargetOptions target, ParseResult parsed) : Contender
{
    /// <inheritdoc/>
    public override string Name => "bare relay, C#";

    /// <inheritdoc/>
    public override bool IsRelay => true;

    /// <inheritdoc/>
    public override LoadTarget Start(LoadOptions options, int? core) => LoadTarget.Relay(target.Relay(parsed), Name);
}
