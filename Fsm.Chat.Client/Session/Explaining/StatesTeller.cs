using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Explaining;

/// <summary>Says where all machines of this client are, and draws one of them.</summary>
internal sealed class StatesTeller(ClientFacts client, Announcer announcer, StepBook book)
{
    private const int MostListed = 20; // of one machine

    private readonly FactsReader _facts = new(client, book);

    /// <summary>The machines that can be drawn.</summary>
    public static IReadOnlyList<string> Machines { get; } = [.. MachineRow.All.Select(machine => machine.Name)];

    /// <summary>Answers for a machine; null for all of them, with oneself drawn.</summary>
    public void Tell(string? typed)
    {
        var machine = typed is null ? MachineRow.All[0] : MachineRow.All.FirstOrDefault(machine => machine.Name.Equals(typed, StringComparison.OrdinalIgnoreCase));
        if (machine is null)
        {
            announcer.Error(client.Current, LocalCode.Usage, ClientTexts.StatesUnknown.With(typed), ClientTexts.StatesUnknownNext.With(string.Join(", ", Machines)));
            return;
        }

        var of = machine.Subjects(client, _facts).ToList();
        var shown = typed is null ? [.. MachineRow.All.SelectMany(row => row.Subjects(client, _facts))] : of;
        announcer.Show(client.Current, new StatesEvent(machine.Name, shown)
        {
            Picture = [.. MachinePicture.Draw(machine.Picture(client.Rules), of.Select(subject => subject.State).ToHashSet())],
            Lines = [.. shown.GroupBy(subject => subject.Machine).SelectMany(Lines)],
        });
    }

    private IEnumerable<string> Lines(IGrouping<string, MachineFacts> subjects)
    {
        foreach (var facts in subjects.Take(MostListed))
        {
            var title = facts.Subject.Length > 0 ? $"{facts.Machine} {facts.Subject}" : facts.Machine;
            yield return ClientTexts.StatesLine.With(title, facts.State, Age.Clock(facts.Since, client.LocalNow()), Age.Words(facts.For));
        }

        if (subjects.Count() > MostListed)
            yield return ClientTexts.StatesMore.With(subjects.Key, subjects.Count() - MostListed);
    }
}
