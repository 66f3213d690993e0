using System.CommandLine;
using BenchmarkDotNet.Running;
using Fsm.Chat.Benchmarks.Compare;
using Fsm.Chat.Benchmarks.Curves;
using Fsm.Chat.Benchmarks.Fuzzing;
using Fsm.Chat.Benchmarks.Load;
using Fsm.Chat.Benchmarks.Micro;
using Fsm.Chat.Benchmarks.Relay;
using Fsm.Chat.Benchmarks.Siege;

var micro = new Command("micro", "BenchmarkDotNet on Step, framing, queues and fan-out; what follows is its own command line, as --filter '*Step*'.")
{
    TreatUnmatchedTokensAsErrors = false,
};
micro.SetAction(parsed =>
{
    var summaries = BenchmarkSwitcher.FromAssembly(typeof(StepBenchmarks).Assembly).Run([.. parsed.UnmatchedTokens]);
    return summaries.All(summary => summary.Reports.All(report => report.Success)) ? 0 : 1;
});

var root = new RootCommand("Measures FsmChat.") { micro, LoadCommand.Create(), CompareCommand.Create(), CurvesCommand.Create(), RelayCommand.Create(), FuzzCommand.Create(), SiegeCommand.Create() };
return await root.Parse(args).InvokeAsync();
