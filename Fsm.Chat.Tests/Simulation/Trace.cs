using Fsm.Chat.Tests.Simulation.World;

namespace Fsm.Chat.Tests.Simulation;

/// <summary>What happened in a run, as a number that two runs can be compared by; and as lines, where somebody is going to read them.</summary>
internal sealed class Trace(Agenda agenda, bool keeps)
{
    private readonly List<string> _lines = [];

    /// <summary>All that was noted, folded into one number.</summary>
    public ulong Hash { get; private set; } = 14_695_981_039_346_656_037;

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Notes what happened to whom.</summary>
    /// <param name="detail">What only a person wants to see: not part of the number.</param>
    public void Note(string who, string what, string more = "", long number = 0, object? detail = null)
    {
        Fold(agenda.Now.Ticks);
        Fold(who);
        Fold(what);
        Fold(more);
        Fold(number);
        if (keeps)
            Keep(who, $"{what} {detail ?? more}{(number == 0 ? "" : $" {number}")}");
    }

    public void NoteStep(string who, string machine, string subject, string from, string trigger, string to)
    {
        Fold(agenda.Now.Ticks);
        foreach (var part in (ReadOnlySpan<string>)[who, machine, subject, from, trigger, to])
            Fold(part);
        if (keeps)
            Keep(who, $"  {machine} {subject}: {from} × {trigger}{(from == to ? "" : $" → {to}")}");
    }

    private void Keep(string who, string line) => _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{agenda.Now.TotalSeconds,11:F6}  {who,-9} {line}"));

    private void Fold(string text)
    {
        foreach (var letter in text)
            Fold(letter);
    }

    private void Fold(long value) => Hash = (Hash ^ (ulong)value) * 1_099_511_628_211;
}
