using System.Globalization;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Session.Explaining;

/// <summary>Answers why something is as it is: a person, a group, a message, a transfer, a server, oneself. It asks, and changes nothing.</summary>
internal sealed class Explainer(ClientFacts client, Announcer announcer, StepBook book)
{
    private readonly FactsReader _facts = new(client, book);

    /// <summary>Answers for what was typed; null for oneself.</summary>
    public void Explain(string? typed)
    {
        if (typed is null)
            Self(client.Current!);
        else if (!Numbered(typed) && !Named(client.Current!, typed) && !Server(typed))
            announcer.Error(client.Current, LocalCode.NothingKnown, ClientTexts.WhyNothingKnown.With(typed), ClientTexts.WhyNothingKnownNext);
    }

    private void Self(ClientUser server)
    {
        Show(server, "self", server.Name, ClientTexts.WhySelf.With(server.Name, server.Address), _facts.Of(server));
        if (server.Link is { IsOpen: true } link)
            Show(server, "link", server.Address, ClientTexts.WhyLink.With(server.Address), _facts.Of(link));
    }

    private bool Server(string typed)
    {
        if (ServerEndpoint.Parse(typed) is not { } named || client.Servers.Find(server => server.Endpoint.Authority == named.Authority) is not { } known)
            return false;
        Self(known);
        return true;
    }

    // A message and a transfer may have the same number: then both are meant.
    private bool Numbered(string typed)
    {
        if (!long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var message = book.FindMessage(number);
        if (message is { Conversation: { } conversation })
            Show(conversation.Server, "message", typed, ClientTexts.WhyMessage.With(typed, conversation.Name), _facts.OfMessage(typed, message));
        var (upload, download) = (client.Transfers.Upload(number), client.Transfers.Download(number));
        if (upload is not null)
            Show(upload.Facts.Server, "upload", typed, Title(upload.Facts, ClientTexts.WhyUpload), _facts.Of(upload));
        if (download is not null)
            Show(download.Facts.Server, "download", typed, Title(download.Facts, ClientTexts.WhyDownload), _facts.Of(download));
        return message is not null || upload is not null || download is not null;
    }

    private bool Named(ClientUser server, string typed)
    {
        var conversation = server.Conversations.GetValueOrDefault(typed)
            ?? (ushort.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? server.OpenAt(port) : null);
        var name = conversation?.Name ?? typed;
        var isGroup = server.Groups.Contains(name);
        var presence = Heard(server, name);
        if (conversation is null && !isGroup && presence.Status is null)
            return false;
        var facts = conversation is null ? null : _facts.Of(conversation);
        var undecided = server.Unsettled.Values.Concat(server.Kept.Values).Where(message => UserName.Comparer.Equals(message.Conversation.Name, name)).OrderBy(message => message.Number)
            .Select(message => (message.Id, $"{message.State}")).ToList();
        var transfers = client.Transfers.UnderWay.Where(transfer => transfer.Server == server && (UserName.Comparer.Equals(transfer.Peer, name) || UserName.Comparer.Equals(transfer.Group, name)))
            .Select(transfer => transfer.Id).ToList();
        var lines = facts is null ? [ClientTexts.WhyNoConversation.With(name)] : WhyWords.Of(ClientTexts.WhyConversation.With(name), facts, client.LocalNow());
        if (presence.Words.Length > 0)
            lines = lines.Append("  " + presence.Words);
        if (isGroup)
            lines = lines.Append("  " + Members(server, name));
        if (undecided.Count > 0)
            lines = lines.Append("  " + ClientTexts.WhyUndecided.With(WhyWords.Names(undecided.Select(message => $"{message.Id} {message.Item2}"))));
        if (transfers.Count > 0)
            lines = lines.Append("  " + ClientTexts.WhyTransfers.With(WhyWords.Names(transfers)));
        announcer.Show(server, new WhyEvent(server.Address, isGroup ? "group" : "person", name, facts)
        {
            Presence = presence.Status, PresenceReason = presence.Reason, PresenceAt = presence.At,
            Undecided = undecided, Transfers = transfers, Lines = [.. lines],
        });
        return true;
    }

    private (string? Status, string? Reason, DateTimeOffset? At, string Words) Heard(ClientUser server, string person)
    {
        if (server.Heard.Of(person) is not { } heard)
            return server.Roster.Any(user => UserName.Comparer.Equals(user.Name, person)) ? ("listed", null, null, ClientTexts.WhyListed) : (null, null, null, "");
        var at = _facts.LocalTime(heard.At);
        var (text, status) = heard.Change switch
        {
            PresenceChange.Gone => (ClientTexts.WhyGone, "gone"),
            PresenceChange.Interrupted => (ClientTexts.WhyInterrupted, "interrupted"),
            _ => (ClientTexts.WhyBack, "back"),
        };
        var reason = heard.Change == PresenceChange.Gone ? heard.Reason.Code() : null;
        return (status, reason, at, text.With(Age.Clock(at, client.LocalNow()), Age.Words(client.Now - heard.At), reason));
    }

    private static string Members(ClientUser server, string group)
    {
        var members = server.Members.All.Where(known => UserName.Comparer.Equals(known.Group, group)).SelectMany(known => known.Members);
        return WhyWords.Names(members) is { Length: > 0 } names ? ClientTexts.WhyMembers.With(names) : ClientTexts.WhyMembersUnknown.With(group);
    }

    private static string Title(TransferFacts facts, string text) => text.With(facts.Id, facts.File, facts.Peer);

    private void Show(ClientUser server, string about, string name, string title, MachineFacts facts) => announcer.Show(
        server, new WhyEvent(server.Address, about, name, facts) { Lines = [.. WhyWords.Of(title, facts, client.LocalNow())] });
}
