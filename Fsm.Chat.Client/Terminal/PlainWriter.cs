using System.Buffers;
using System.Globalization;
using System.Text;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Terminal;

/// <summary>
/// One or more plain lines an event, and nothing else: no colour, no prompt, no line that is drawn twice. So they fit a pipe, a log and a screen reader.
/// Every word that can come from outside is escaped here, and nowhere else.
/// </summary>
public sealed class PlainWriter : IEventFormat
{
    /// <summary>What stands before everything that the program says.</summary>
    internal const string NoticeMark = "* ";

    private readonly TransferProgress _progress = new();

    /// <inheritdoc/>
    public void Append(ClientEvent shown, IBufferWriter<byte> output)
    {
        var origin = shown.IsAside ? $"[{TerminalText.Escape(shown.Server ?? "")}] " : "";
        var lines = shown is TransferEvent transfer ? Transfer(transfer) : Lines(shown);
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{origin}{line}\n")), output);
    }

    // Of mere progress, one line in ten is enough.
    private IEnumerable<string> Transfer(TransferEvent transfer) => (transfer.Text.Length > 0, _progress.IsTenth(transfer)) switch
    {
        (true, _) => Lines(transfer),
        (_, true) => [$"{NoticeMark}{TransferProgress.Words(transfer)}"],
        _ => [],
    };

    internal static IEnumerable<string> Lines(ClientEvent shown) => shown switch
    {
        UsersEvent users => Users(users),
        MessageEvent message => [$"{Sender(message)}{(message.IsRepeated ? $" {ClientTexts.Repeated}" : "")}{SentOn(message)}: {TerminalText.EscapeLines(message.Words)}"],
        DeliveryEvent delivery => [$"{NoticeMark}{TerminalText.Escape(delivery.Text)}"],
        VerdictEvent verdict => [$"-> {TerminalText.Escape(verdict.To)}: {TerminalText.EscapeLines(verdict.Text)} [{Outcome(verdict)}]"],
        PasswordEvent password => [$"{NoticeMark}{TerminalText.Escape(password.Text)}"],
        NoticeEvent { IsRepetition: true } => [],
        NoticeEvent notice => [$"{NoticeMark}{TerminalText.Escape(notice.Text)}"],
        ErrorEvent error => [$"! {error.Code}: {TerminalText.Escape(error.Text)}{(error.Next.Length > 0 ? $" -- {TerminalText.Escape(error.Next)}" : "")}"],
        ConversationEvent { Text.Length: > 0 } conversation => [$"{NoticeMark}{TerminalText.Escape(conversation.Text)}"],
        GroupEvent { Text.Length: > 0 } group => [$"{NoticeMark}{TerminalText.Escape(group.Text)}"],
        IgnoreEvent ignored => [$"{NoticeMark}{TerminalText.Escape(ignored.Text)}"],
        AccountEvent { Keys: { } keys } listed => keys.Select(KeyLine).Prepend(TerminalText.Escape(listed.Text)).Select(line => $"{NoticeMark}{line}"),
        AccountEvent account => [$"{NoticeMark}{TerminalText.Escape(account.Text)}"],
        HistoryEvent history => history.Messages.Select(PastLine).Prepend(TerminalText.Escape(history.Text)).Select(line => $"{NoticeMark}{line}"),
        SearchEvent search => search.Found.Select(FoundLine).Prepend(TerminalText.Escape(search.Text)).Select(line => $"{NoticeMark}{line}"),
        InvitationEvent invitation => [$"{NoticeMark}{TerminalText.Escape(invitation.Text)}"],
        OfferEvent offer => [$"{NoticeMark}{TerminalText.Escape(offer.Text)}"],
        TransferEvent { Text.Length: > 0 } transfer => [$"{NoticeMark}{TerminalText.Escape(transfer.Text)}"],
        WhyEvent why => why.Lines.Select(line => $"{NoticeMark}{TerminalText.Escape(line)}"),
        StatesEvent states => states.Picture.Concat(states.Lines).Select(line => $"{NoticeMark}{TerminalText.Escape(line)}"),
        _ => [],
    };

    private static string SentOn(MessageEvent message) =>
        message.OnAnotherDay is { } sent ? string.Create(CultureInfo.InvariantCulture, $" ({sent:yyyy-MM-dd HH:mm})") : "";

    private static string PastLine(SaidBefore said) => string.Create(
        CultureInfo.InvariantCulture, $"  {said.Kept.SentAt.ToLocalTime():yyyy-MM-dd HH:mm} {TerminalText.Escape(said.From)}: {TerminalText.EscapeLines(said.Words)}");

    private static string FoundLine(FoundSaid found) => $"  [{TerminalText.Escape(found.With)}]{PastLine(found.Said)[1..]}";

    private static string KeyLine(ListedKey key)
    {
        var text = key.IsThis ? ClientTexts.KeyLineOwn : ClientTexts.KeyLine;
        return TerminalText.Escape("  " + text.With(key.Beginning, key.Label.Length > 0 ? key.Label : "-", Day(key.Created), Day(key.LastUsed)));
    }

    private static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Sender(MessageEvent message) => message.Group is null
        ? TerminalText.Escape(message.From)
        : $"{TerminalText.Escape(message.From)}@{TerminalText.Escape(message.Group)}";

    private static string Outcome(VerdictEvent verdict) => verdict switch
    {
        { Status: "kept" } => ClientTexts.VerdictKept,
        { Explanation: { } why, Status: "unknown" } => ClientTexts.VerdictUnknown.With(TerminalText.Escape(why)),
        { Explanation: { } why } => ClientTexts.VerdictFailed.With(TerminalText.Escape(why)),
        { IsGroup: true, Kept: > 0 } => ClientTexts.VerdictDeliveredToKept.With(verdict.Delivered, verdict.Kept),
        { IsGroup: true } => ClientTexts.VerdictDeliveredTo.With(verdict.Delivered),
        _ => ClientTexts.VerdictDelivered,
    };

    private static IEnumerable<string> Users(UsersEvent users)
    {
        var people = users.Total == 1 ? ClientTexts.PeopleOne : ClientTexts.PeopleMany.With(users.Total);
        var whose = (users.Prefix.Length == 0 ? ClientTexts.UsersOn : ClientTexts.UsersOnNamed).With(
            people, TerminalText.Escape(users.Server ?? ""), TerminalText.Escape(users.Prefix));
        var cut = users.Total > users.Users.Count ? ClientTexts.UsersFirst.With(users.Users.Count) : "";
        yield return $"{NoticeMark}{whose}{cut}{(users.Users.Count > 0 ? ":" : "")}";
        foreach (var user in users.Users)
            yield return $"{NoticeMark}  {TerminalText.Escape(user.Name)}  {Endpoint(user)}{(user.IsHolder == true ? $"  {ClientTexts.UserHolder}" : "")}{(UserName.Comparer.Equals(user.Name, users.Self) ? $"  {ClientTexts.UserSelf}" : "")}";
        if (users.Total > users.Skipped + users.Users.Count)
            yield return $"{NoticeMark}{ClientTexts.UsersMore.With(users.Total - users.Skipped - users.Users.Count)}";
    }

    private static string Endpoint(UserEntry user)
    {
        var address = user.Address.IsUnspecified ? ClientTexts.AddressHidden : user.Address.ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{(address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address)}:{user.Port}");
    }
}
