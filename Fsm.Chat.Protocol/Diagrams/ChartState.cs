using System.Collections.Immutable;
using System.Globalization;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Engine;

namespace Fsm.Chat.Protocol.Diagrams;

/// <summary>One state and its row of the table.</summary>
/// <param name="Name">The state.</param>
/// <param name="Kind">How long it may last.</param>
/// <param name="IsInitial">Whether every subject begins here.</param>
/// <param name="Why">Why it may last, or what it waits for.</param>
/// <param name="Timeout">After how long its timer elapses; zero for never.</param>
/// <param name="TimeoutTrigger">What its timer fires, or null.</param>
/// <param name="OnEntry">What is done whenever it is entered.</param>
/// <param name="Cells">All triggers: the written ones in the order of the rules file, then those left out.</param>
public sealed record ChartState(
    string Name,
    StateKind Kind,
    bool IsInitial,
    string Why,
    TimeSpan Timeout,
    string? TimeoutTrigger,
    ImmutableArray<string> OnEntry,
    ImmutableArray<ChartCell> Cells)
{
    /// <summary>The cells with one outcome, in order.</summary>
    public IEnumerable<ChartCell> With(StepOutcome outcome) => Cells.Where(cell => cell.Outcome == outcome);

    /// <summary>The timer's duration such as <c>10 s</c> or <c>250 ms</c>; <c>never</c> when it is turned off.</summary>
    public string Duration => Timeout == TimeSpan.Zero ? "never"
        : Timeout.Milliseconds == 0 ? string.Create(CultureInfo.InvariantCulture, $"{Timeout.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Timeout.TotalMilliseconds:0} ms");
}

/// <summary>What one trigger does in one state.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Origin">Who causes it.</param>
/// <param name="Outcome">What executing it came to.</param>
/// <param name="Target">The state afterwards.</param>
/// <param name="Effects">The effects written in the cell, without those of the state that is entered.</param>
/// <param name="AllEffects">The effects that executing it gave.</param>
/// <param name="Refusal">The code of a refusal; otherwise <see cref="LocalCode.None"/>.</param>
/// <param name="Reason">Why it is ignored; otherwise empty.</param>
public sealed record ChartCell(
    string Trigger,
    TriggerOrigin Origin,
    StepOutcome Outcome,
    string Target,
    ImmutableArray<string> Effects,
    ImmutableArray<string> AllEffects,
    LocalCode Refusal,
    string Reason);
