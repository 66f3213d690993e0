using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Diagrams;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Explaining;

/// <summary>Says where all machines of this client are, and draws one of them.</summary>
internal sealed class StatesTeller(ClientFacts client, Announcer announcer, StepBook book)
{
    private const int MostListed = 20; // of one machine

    private readonly FactsReader _facts = new(client, book);

    /// <summary>The machines that can be drawn.</summary>
    public static IReadOnlyList<string> Machines { get; } = ["User", "Link", "Conversation", "Delivery", "Upload", "Download", "Input", "Prompt", "Leave"];

    /// <summary>Answers for a machine; null for all of them, with oneself drawn.</summary>
    public void Tell(string? typed)
    {
        var machine = typed is null ? "User" : Machines.FirstOrDefault(name => name.Equals(typed, StringComparison.OrdinalIgnoreCase));
        if (machine is null)
        {
            announcer.Error(client.Current, LocalCode.Usage, ClientTexts.StatesUnknown.With(typed), ClientTexts.StatesUnknownNext.With(string.Join(", ", Machines)));
            return;
        }

        var shown = typed is null ? Machines.SelectMany(Subjects).ToList() : [.. Subjects(machine)];
        var present = Subjects(machine).Select(subject => subject.State).ToHashSet();
        announcer.Show(client.Current, new StatesEvent(machine, shown)
        {
            Picture = [.. MachinePicture.Draw(Chart(machine), present)],
            Lines = [.. shown.GroupBy(subject => subject.Machine).SelectMany(Lines)],
        });
    }

    private IEnumerable<MachineFacts> Subjects(string machine) => machine switch
    {
        "User" => client.Servers.Select(_facts.Of),
        "Link" => client.Links.Values.Select(_facts.Of),
        "Conversation" => client.Servers.SelectMany(server => server.Conversations.Values).Select(_facts.Of),
        "Delivery" => client.Servers.SelectMany(server => server.Unsettled.Values.OrderBy(message => message.Number)).Select(_facts.Of),
        "Upload" => client.Transfers.Uploads.Where(upload => upload.State != Protocol.Machines.Client.Upload.UploadState.Ended).Select(_facts.Of),
        "Download" => client.Transfers.Downloads.Where(download => download.State != Protocol.Machines.Client.Download.DownloadState.Ended).Select(_facts.Of),
        "Input" => [_facts.OfInput()],
        "Prompt" => [_facts.OfPrompt()],
        _ => [_facts.OfLeave()],
    };

    private Chart Chart(string machine) => machine switch
    {
        "User" => Protocol.Diagrams.Chart.Of(client.Rules.User, ""),
        "Link" => Protocol.Diagrams.Chart.Of(client.Rules.Link, ""),
        "Conversation" => Protocol.Diagrams.Chart.Of(client.Rules.Conversation, ""),
        "Delivery" => Protocol.Diagrams.Chart.Of(client.Rules.Delivery, ""),
        "Upload" => Protocol.Diagrams.Chart.Of(client.Rules.Upload, ""),
        "Download" => Protocol.Diagrams.Chart.Of(client.Rules.Download, ""),
        "Input" => Protocol.Diagrams.Chart.Of(client.Rules.Input, ""),
        "Prompt" => Protocol.Diagrams.Chart.Of(client.Rules.Prompt, ""),
        _ => Protocol.Diagrams.Chart.Of(client.Rules.Leave, ""),
    };

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
