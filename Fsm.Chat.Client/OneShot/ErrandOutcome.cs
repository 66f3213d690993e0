namespace Fsm.Chat.Client.OneShot;

/// <summary>What has become of an errand, as it is told.</summary>
/// <param name="ExitCode">The program's exit code.</param>
/// <param name="Lines">Lines for standard output when plain; none of them ends in a line feed.</param>
/// <param name="Results">Objects for standard output when JSON is wanted.</param>
/// <param name="Complaints">Lines for standard error.</param>
public sealed record ErrandOutcome(int ExitCode, IReadOnlyList<string> Lines, IReadOnlyList<ErrandResult> Results, IReadOnlyList<string> Complaints);

/// <summary>One JSON object: names and values in their order. A value is a string, a number, a boolean or null.</summary>
public sealed record ErrandResult(IReadOnlyList<(string Name, object? Value)> Fields);
