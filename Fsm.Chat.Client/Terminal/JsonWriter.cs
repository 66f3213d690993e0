using System.Buffers;
using System.Text.Json;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Terminal;

/// <summary>One JSON object a line, and nothing else. The encoder's default spells out what is not ASCII, so nothing in it can act on a terminal.</summary>
public sealed class JsonWriter : IEventFormat
{
    /// <inheritdoc/>
    public void Append(ClientEvent shown, IBufferWriter<byte> output)
    {
        if (NameOf(shown) is not { } name)
            return;
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("event", name);
            json.WriteString("server", shown.Server);
            Fields(json, shown);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static string? NameOf(ClientEvent shown) => shown switch
    {
        StateEvent => "state",
        UsersEvent => "users",
        RosterEvent => "roster",
        MessageEvent => "message",
        SentEvent => "sent",
        VerdictEvent => "verdict",
        DeliveryEvent => "delivery",
        OutcomeEvent => "outcome",
        NoticeEvent => "notice",
        ErrorEvent => "error",
        ConversationEvent => "conversation",
        GroupEvent => "group",
        IgnoreEvent => "ignore",
        AccountEvent => "account",
        HistoryEvent => "history",
        SearchEvent => "search",
        InvitationEvent => "invitation",
        OfferEvent => "offer",
        TransferEvent => "transfer",
        WhyEvent => "why",
        StatesEvent => "states",
        _ => null,
    };

    private static void Fields(Utf8JsonWriter json, ClientEvent shown)
    {
        switch (shown)
        {
            case StateEvent state:
                Strings(json, ("machine", state.Machine), ("state", state.State));
                break;
            case UsersEvent users:
                Users(json, users);
                break;
            case RosterEvent roster:
                Names(json, "came", roster.Came);
                Names(json, "went", roster.Went);
                json.WriteNumber("total", roster.Total);
                break;
            case MessageEvent message:
                Strings(json, ("id", message.Id), ("from", message.From), message.Group is null ? ("to", message.To) : ("group", message.Group), ("text", message.Text));
                if (message.IsRepeated)
                    json.WriteBoolean("repeated", true);
                if (message.Kept is { } kept)
                {
                    json.WriteString("sent_at", kept.SentAt.UtcDateTime);
                    json.WriteNumber("place", kept.Place);
                }

                break;
            case DeliveryEvent delivery:
                Strings(json, ("to", delivery.To));
                json.WriteNumber("count", delivery.Count);
                break;
            case SentEvent sent:
                Strings(json, ("id", sent.Id), (Recipient(sent.IsGroup), sent.To), ("text", sent.Text), ("status", sent.Status));
                Command(json, sent.Command);
                break;
            case VerdictEvent verdict:
                Strings(json, ("id", verdict.Id), (Recipient(verdict.IsGroup), verdict.To), ("text", verdict.Text), ("status", verdict.Status), ("reason", verdict.Reason));
                json.WriteNumber("delivered", verdict.Delivered);
                json.WriteNumber("failed", verdict.Failed);
                if (verdict.Kept > 0)
                    json.WriteNumber("kept", verdict.Kept);
                Strings(json, ("explanation", verdict.Explanation));
                Command(json, verdict.Command);
                break;
            case OutcomeEvent outcome:
                Strings(json, ("command", outcome.Command), ("status", outcome.Failed is null ? "done" : "failed"), ("reason", outcome.Failed));
                break;
            case NoticeEvent notice:
                Strings(json, ("code", notice.Code), ("text", notice.Text));
                if (notice.Account is not null)
                    Strings(json, ("account", notice.Account));
                break;
            case ErrorEvent error:
                Strings(json, ("code", error.Code), ("text", error.Text), ("next", error.Next));
                break;
            case ConversationEvent conversation:
                Strings(json, ("with", conversation.With), ("status", conversation.Status), ("reason", conversation.Reason));
                break;
            case GroupEvent group:
                Group(json, group);
                break;
            case IgnoreEvent ignored:
                Strings(json, ("status", ignored.Status));
                Names(json, "names", ignored.Names);
                break;
            case HistoryEvent history:
                History(json, history);
                break;
            case SearchEvent search:
                Search(json, search);
                break;
            case AccountEvent account:
                Account(json, account);
                break;
            case InvitationEvent invitation:
                Strings(json, ("group", invitation.Group), ("from", invitation.From), ("status", invitation.Status), ("text", invitation.Text));
                break;
            case OfferEvent offer:
                Strings(json, ("id", offer.Id), ("from", offer.From), ("group", NullIfEmpty(offer.Group)), ("file", offer.File));
                json.WriteNumber("size", offer.Size);
                break;
            case TransferEvent transfer:
                Transfer(json, transfer);
                break;
            case WhyEvent why:
                AskedJson.Write(json, why);
                break;
            case StatesEvent states:
                AskedJson.Write(json, states);
                break;
        }
    }

    private static void Group(Utf8JsonWriter json, GroupEvent group)
    {
        Strings(json, ("name", group.Name), ("status", group.Status), ("who", group.Who), ("reason", group.Reason));
        if (group.Members is null)
            return;
        Strings(json, ("owner", group.Owner));
        json.WriteStartArray("members");
        foreach (var member in group.Members)
            json.WriteStringValue(member);
        json.WriteEndArray();
        json.WriteNumber("total", group.Total ?? group.Members.Count);
    }

    private static void History(Utf8JsonWriter json, HistoryEvent history)
    {
        Strings(json, ("with", history.With), ("text", history.Text));
        json.WriteBoolean("more", history.HasMore);
        json.WriteStartArray("messages");
        foreach (var message in history.Messages)
            Said(json, with: null, message);
        json.WriteEndArray();
    }

    private static void Search(Utf8JsonWriter json, SearchEvent search)
    {
        Names(json, "words", search.Words);
        Strings(json, ("text", search.Text));
        json.WriteBoolean("more", search.HasMore);
        json.WriteStartArray("messages");
        foreach (var found in search.Found)
            Said(json, found.With, found.Said);
        json.WriteEndArray();
    }

    private static void Said(Utf8JsonWriter json, string? with, SaidBefore message)
    {
        json.WriteStartObject();
        if (with is not null)
            Strings(json, ("with", with));
        Strings(json, ("from", message.From), ("text", message.Text));
        json.WriteNumber("place", message.Kept.Place);
        json.WriteString("sent_at", message.Kept.SentAt.UtcDateTime);
        json.WriteEndObject();
    }

    private static void Account(Utf8JsonWriter json, AccountEvent account)
    {
        Strings(json, ("status", account.Status), ("text", account.Text));
        if (account.Code is not null)
            Strings(json, ("code", account.Code));
        if (account.Keys is null)
            return;
        json.WriteStartArray("keys");
        foreach (var key in account.Keys)
        {
            json.WriteStartObject();
            Strings(json, ("fingerprint", key.Fingerprint), ("label", key.Label));
            json.WriteString("created", key.Created.UtcDateTime);
            json.WriteString("last_used", key.LastUsed.UtcDateTime);
            json.WriteBoolean("this", key.IsThis);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Transfer(Utf8JsonWriter json, TransferEvent transfer)
    {
        Strings(
            json, ("id", transfer.Id), ("file", transfer.File), ("peer", transfer.Peer), ("group", NullIfEmpty(transfer.Group)),
            ("direction", transfer.IsUpload ? "send" : "receive"), ("status", transfer.Status), ("reason", transfer.Reason));
        json.WriteNumber("bytes", transfer.Bytes);
        json.WriteNumber("size", transfer.Size);
        json.WriteNumber("speed", Math.Round(transfer.Speed));
        Strings(json, ("sha256", transfer.Sha256), ("path", transfer.Path));
        Command(json, transfer.Command);
    }

    private static void Command(Utf8JsonWriter json, string? id)
    {
        if (id is not null)
            json.WriteString("command", id);
    }

    private static string Recipient(bool isGroup) => isGroup ? "group" : "to";

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static void Strings(Utf8JsonWriter json, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        foreach (var (name, value) in fields)
            json.WriteString(name, value);
    }

    private static void Names(Utf8JsonWriter json, string field, IReadOnlyList<string> names)
    {
        json.WriteStartArray(field);
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static void Users(Utf8JsonWriter json, UsersEvent users)
    {
        json.WritePropertyName("users");
        Append(json, users.Users);
        json.WriteNumber("total", users.Total);
    }

    /// <summary>Appends people as an array.</summary>
    internal static void Append(Utf8JsonWriter json, IReadOnlyList<UserEntry> users)
    {
        json.WriteStartArray();
        foreach (var user in users)
        {
            json.WriteStartObject();
            Strings(json, ("name", user.Name), ("address", user.Address.IsUnspecified ? null : user.Address.ToString()));
            json.WriteNumber("port", user.Port);
            if (user.IsHolder is { } isHolder)
                json.WriteBoolean("registered", isHolder);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
