namespace Fsm.Chat.Benchmarks.Measuring;

/// <summary>What was used while contents passed.</summary>
/// <param name="Seconds">How long that took.</param>
/// <param name="Cpu">Processor time of what they passed through.</param>
/// <param name="Own">Processor time of this process.</param>
/// <param name="Others">Processor time of everything else, and of other machines on the same processor.</param>
/// <param name="ResidentBefore">Resident memory of what they passed through, before.</param>
/// <param name="ResidentMax">The most that was seen.</param>
internal readonly record struct PassUsage(double Seconds, TimeSpan Cpu, TimeSpan Own, TimeSpan Others, long ResidentBefore, long ResidentMax);
