using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Diagrams;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Explaining;

/// <summary>Says where all machines of this client are, and draws one of them.</summary>
internal sealed class StatesTeller(ClientCore core)
{
    private const int MostListed = 20; // of one machine

    private readonly FactsReader _facts = new(core);

    /// <summary>The machines that can be drawn.</summary>
    public static IReadOnlyList<string> Machines { get; } = ["User", "Link", "Conversation", "Delivery", "Upload", "Download", "Input", "Prompt", "Leave"];

    /// <summary>Answers for a machine; null for all of them, with oneself drawn.</summary>
    public void Tell(string? typed)
    {
        var machine = typed is null ? "User" : Machines.FirstOrDefault(name => name.Equals(typed, StringComparison.OrdinalIgnoreCase));
        if (machine is null)
        {
            core.Tell.Error(core.Current, LocalCode.Usage, ClientTexts.StatesUnknown.With(typed), ClientTexts.StatesUnknownNext.With(string.Join(", ", Machines)));
            return;
        }

        var shown = typed is null ? Machines.SelectMany(Subjects).ToList() : [.. Subjects(machine)];
        var present = Subjects(machine).Select(subject => subject.State).ToHashSet();
        core.Tell.Show(core.Current, new StatesEvent(machine, shown)
        {
            Picture = [.. MachinePicture.Draw(Chart(machine), present)],
            Lines = [.. shown.GroupBy(subject => subject.Machine).SelectMany(Lines)],
        });
    }

    private IEnumerable<MachineFacts> Subjects(string machine) => machine switch
    {
        "User" => core.Servers.Select(_facts.Of),
        "Link" => core.Links.Values.Select(_facts.Of),
        "Conversation" => core.Servers.SelectMany(server => server.Conversations.Values).Select(_facts.Of),
        "Delivery" => core.Servers.SelectMany(server => server.Unsettled.Values.OrderBy(message => message.Number)).Select(_facts.Of),
        "Upload" => core.Transfers.Uploads.Where(upload => upload.State != Protocol.Machines.Client.Upload.UploadState.Ended).Select(_facts.Of),
        "Download" => core.Transfers.Downloads.Where(download => download.State != Protocol.Machines.Client.Download.DownloadState.Ended).Select(_facts.Of),
        "Input" => [_facts.OfInput()],
        "Prompt" => [_facts.OfPrompt()],
        _ => [_facts.OfLeave()],
    };

    private Chart Chart(string machine) => machine switch
    {
        "User" => Protocol.Diagrams.Chart.Of(core.Machines.User.Rules, ""),
        "Link" => Protocol.Diagrams.Chart.Of(core.Machines.Link.Rules, ""),
        "Conversation" => Protocol.Diagrams.Chart.Of(core.Machines.Conversation.Rules, ""),
        "Delivery" => Protocol.Diagrams.Chart.Of(core.Machines.Delivery.Rules, ""),
        "Upload" => Protocol.Diagrams.Chart.Of(core.Machines.Upload.Rules, ""),
        "Download" => Protocol.Diagrams.Chart.Of(core.Machines.Download.Rules, ""),
        "Input" => Protocol.Diagrams.Chart.Of(core.Machines.Input.Rules, ""),
        "Prompt" => Protocol.Diagrams.Chart.Of(core.Machines.Prompt.Rules, ""),
        _ => Protocol.Diagrams.Chart.Of(core.Machines.Leave.Rules, ""),
    };

    private IEnumerable<string> Lines(IGrouping<string, MachineFacts> subjects)
    {
        foreach (var facts in subjects.Take(MostListed))
        {
            var title = facts.Subject.Length > 0 ? $"{facts.Machine} {facts.Subject}" : facts.Machine;
            yield return ClientTexts.StatesLine.With(title, facts.State, Age.Clock(facts.Since, core.LocalNow()), Age.Words(facts.For));
        }

        if (subjects.Count() > MostListed)
            yield return ClientTexts.StatesMore.With(subjects.Key, subjects.Count() - MostListed);
    }
}
