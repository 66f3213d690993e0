using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Diagrams;
using Fsm.Chat.Protocol.Machines;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;

namespace Fsm.Chat.Client.Session.Explaining;

/// <summary>One machine of the client, for whoever asks where its subjects are.</summary>
/// <param name="Name">As it is called in its rules and diagrams.</param>
/// <param name="Subjects">Where its subjects are that are not over.</param>
/// <param name="Picture">Its picture.</param>
internal sealed record MachineRow(string Name, Func<ClientFacts, FactsReader, IEnumerable<MachineFacts>> Subjects, Func<RuleSet, Chart> Picture)
{
    /// <summary>All of them, in the order in which they are listed.</summary>
    public static IReadOnlyList<MachineRow> All { get; } =
    [
        new("User", (client, read) => client.Servers.Select(read.Of), rules => Chart.Of(rules.User, "")),
        new("Link", (client, read) => client.Links.Values.Select(read.Of), rules => Chart.Of(rules.Link, "")),
        new("Conversation", (client, read) => client.Servers.SelectMany(server => server.Conversations.Values).Select(read.Of), rules => Chart.Of(rules.Conversation, "")),
        new("Delivery", (client, read) => client.Servers.SelectMany(server => server.Unsettled.Values.Concat(server.Kept.Values).OrderBy(message => message.Number)).Select(read.Of), rules => Chart.Of(rules.Delivery, "")),
        new("Upload", (client, read) => client.Transfers.Uploads.Where(upload => upload.State != UploadState.Ended).Select(read.Of), rules => Chart.Of(rules.Upload, "")),
        new("Download", (client, read) => client.Transfers.Downloads.Where(download => download.State != DownloadState.Ended).Select(read.Of), rules => Chart.Of(rules.Download, "")),
        new("Input", (_, read) => [read.OfInput()], rules => Chart.Of(rules.Input, "")),
        new("Prompt", (_, read) => [read.OfPrompt()], rules => Chart.Of(rules.Prompt, "")),
        new("Leave", (_, read) => [read.OfLeave()], rules => Chart.Of(rules.Leave, "")),
    ];
}
