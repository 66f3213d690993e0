using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Explaining;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Completion;

/// <summary>Takes a picture of what is possible now. It asks the rules, and decides nothing.</summary>
internal sealed class PossibleNow(ClientCore core)
{
    /// <summary>The picture.</summary>
    /// <param name="place">Where the line is typed; null where lines go now.</param>
    public Possible Take(LineTarget? place = null)
    {
        var at = place ?? core.Announcer.Target;
        var server = at.Server is { } address ? core.Servers.Find(known => known.Address == address) : core.Current;
        return new()
        {
            Mode = at.Mode,
            Target = at.Mode == TypingMode.Conversation ? at.Name : "",
            Commands = [.. Permissions.Of(core, server).Where(command => command.Permitted).Select(command => command.Command)],
            HasTarget = at.Mode != TypingMode.Commands && server is not null && Permits(server, UserTrigger.TextTyped),
            People = server is null ? [] : People(server),
            Ignored = server is null ? [] : [.. server.Ignored],
            Groups = server is null ? [] : Sorted(server.Groups),
            Members = server is null ? new Dictionary<string, IReadOnlyList<string>>() : Members(server),
            Requests = [.. core.Prompt.Requests.Select(request => request.Key)],
            Cancellable = [.. Cancellable().Order().Select(number => $"{number}")],
            Resumable = [.. core.Transfers.Uploads.Where(upload => upload is { State: UploadState.Ended, Facts.Outcome.IsOk: false }).Select(upload => upload.Facts.Id)],
            Undecided = server is null ? [] : [.. server.Unsettled.Keys.Order().Select(number => $"{number}")],
            UnderWay = [.. core.Transfers.UnderWay.Select(transfer => transfer.Id)],
            Machines = StatesTeller.Machines,
            Servers = Addresses(_ => true),
            Connectable = Addresses(known => Permits(known, UserTrigger.ConnectTyped)),
            Disconnectable = Addresses(known => Permits(known, UserTrigger.DisconnectTyped)),
        };
    }

    // Those of the last list, those one has to do with, and those whom one knows by a group.
    private static string[] People(ClientUser server) => Sorted(
        server.Roster.Select(user => user.Name)
            .Concat(server.Conversations.Values.Where(conversation => conversation is { IsNameless: false, IsGroup: false }).Select(conversation => conversation.Name))
            .Concat(server.Members.All.SelectMany(known => known.Members))
            .Where(name => !UserName.Comparer.Equals(name, server.Name)));

    private static Dictionary<string, IReadOnlyList<string>> Members(ClientUser server) => server.Members.All.ToDictionary(
        known => known.Group, known => (IReadOnlyList<string>)Sorted(known.Members.Where(name => !UserName.Comparer.Equals(name, server.Name))), UserName.Comparer);

    private IEnumerable<long> Cancellable() =>
        core.Transfers.Uploads.Where(upload => core.Machines.Upload.Rules.Permits(upload.State, UploadTrigger.CancelTyped)).Select(upload => upload.Facts.Number)
            .Concat(core.Transfers.Downloads.Where(download => core.Machines.Download.Rules.Permits(download.State, DownloadTrigger.CancelTyped)).Select(download => download.Facts.Number));

    private string[] Addresses(Func<ClientUser, bool> which) => [.. core.Servers.Where(which).Select(server => server.Address)];

    private bool Permits(ClientUser server, UserTrigger trigger) => core.Machines.User.Rules.Permits(server.State, trigger);

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Distinct(UserName.Comparer).Order(UserName.Comparer)];
}
