using BenchmarkDotNet.Attributes;
using Fsm.Chat.Protocol;

namespace Fsm.Chat.Benchmarks.Micro;

/// <summary>What one step of each machine costs: going to another state, staying and acting, ignoring.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    /// <summary>The cases; the rules are built anew for each run, as a hub does.</summary>
    public static IEnumerable<StepCase> Cases => StepCase.All(new(new Limits()));

    /// <summary>The step that is measured.</summary>
    [ParamsSource(nameof(Cases))]
    public StepCase Case { get; set; } = null!;

    [Benchmark]
    public bool Step() => Case.Step();
}
