using System.Globalization;
using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>Puts what happens into windows. It is pure: what it knows came in events.</summary>
/// <param name="time">Tells the time of day.</param>
internal sealed class WindowBook(TimeProvider time)
{
    private const int LongestCall = 60;

    private readonly SortedDictionary<long, TransferEvent> _running = [];
    private readonly Dictionary<long, ChatWindow> _asked = []; // where the last command about a transfer was typed
    private readonly Dictionary<string, string> _names = []; // one's own, by server
    private OwnTexts? _own;
    private bool _isGreeted;

    /// <summary>The windows.</summary>
    public WindowList Windows { get; } = new();

    /// <summary>The transfers that run.</summary>
    public IReadOnlyCollection<TransferEvent> Running => _running.Values;

    /// <summary>The window of the line that is being carried out: what comes of it is shown there. Null for none.</summary>
    public ChatWindow? AskedIn { get; set; }

    private OwnTexts Own => _own ??= new(AddOwn);

    /// <summary>Takes one event.</summary>
    /// <returns>For something that somebody should be called for: what it is, escaped and in few words. Null for anything else.</returns>
    public string? Note(ClientEvent shown)
    {
        switch (shown)
        {
            case MessageEvent message:
                return NoteMessage(message) ? Call($"{message.From}: {message.Text}") : null;
            case SentEvent sent:
                Own.Note(sent);
                break;
            case VerdictEvent verdict:
                Own.Note(verdict);
                break;
            case DeliveryEvent delivery:
                Add(PlaceOf(delivery.Server, delivery.To), LineKind.Notice, "", delivery.Text);
                break;
            case ConversationEvent conversation:
                NoteConversation(conversation);
                break;
            case GroupEvent group:
                NoteGroup(group);
                break;
            case TransferEvent transfer:
                NoteTransfer(transfer);
                break;
            case OfferEvent offer:
                Add(PlaceOf(offer.Server, offer.Group.Length > 0 ? offer.Group : offer.From), LineKind.Notice, "", offer.Text);
                return Call(offer.Text);
            case InvitationEvent invitation:
                Add(invitation.From is { } inviter ? PlaceOf(invitation.Server, inviter) : Here(invitation.Server), LineKind.Notice, "", invitation.Text);
                return invitation.Status == "received" ? Call(invitation.Text) : null;
            case ErrorEvent error:
                Add(Here(error.Server), LineKind.Error, "", error.Next.Length > 0 ? $"{error.Code}: {error.Text} -- {error.Next}" : $"{error.Code}: {error.Text}");
                break;
            default:
                Add(Here(shown.Server), LineKind.Notice, "", string.Join("\n  ", PlainWriter.Lines(shown).Select(Unmarked)), isEscaped: true);
                if (shown is NoticeEvent { Code: "connected" } && !_isGreeted)
                    Add(Here(shown.Server), LineKind.Notice, "", ClientTexts.ScreenFirst, isQuiet: true);
                _isGreeted |= shown is NoticeEvent { Code: "connected" };
                break;
        }

        return null;
    }

    /// <summary>Makes the windows of the servers that the client knows, and takes note which of the others are groups.</summary>
    public void NoteOverview(ClientOverview overview)
    {
        foreach (var server in overview.Servers)
        {
            Windows.Get(server.Address, "");
            _names[server.Address] = server.Name;
            foreach (var group in server.Groups)
                Windows.Find(server.Address, group)?.IsGroup = true;
        }
    }

    /// <summary>Says something of the screen itself: where the person looks, if no window is named.</summary>
    public void Say(string text, ChatWindow? window = null) => Add(window ?? Windows.Current, LineKind.Notice, "", text);

    /// <summary>Says what does not work on the screen itself.</summary>
    public void Fail(string text) => Add(Windows.Current, LineKind.Error, "", text);

    /// <summary>The line that a text will be which cannot leave yet.</summary>
    public WindowLine Waiting(string text)
    {
        var line = new WindowLine(time.GetLocalNow(), LineKind.Own, ClientTexts.ScreenMe, Harmless(LineKind.Own, text));
        line.SetMark(Marks.Queued, hasFailed: false);
        return line;
    }

    private static string Unmarked(string line) => line.StartsWith(PlainWriter.NoticeMark, StringComparison.Ordinal) ? line[PlainWriter.NoticeMark.Length..] : line;

    private static string Call(string text) => Columns.Cut(TerminalText.Escape(text), LongestCall);

    // Somebody is called for what they may not see, and when they are called by name.
    private bool NoteMessage(MessageEvent message)
    {
        var window = message.Group is { } group ? Windows.Get(message.Server, group) : Windows.GetUnasked(message.Server, message.From) ?? Windows.Get(message.Server, "");
        if (!window.IsServer)
            (window.IsGroup, window.Availability) = (message.Group is not null, Availability.Here);
        var isMention = message.Group is not null && Mentions.Has(message.Text, message.To);
        Add(window, LineKind.Message, message.From + (message.IsRepeated ? " ↻" : ""), message.Words, isMention: isMention, actor: message.From, at: message.Kept?.SentAt.ToOffset(time.GetLocalNow().Offset), showsDay: message.OnAnotherDay is not null);
        return isMention || (message.Group is null && window != Windows.Current);
    }

    // Who was only written to in passing has no window: the text stands where it was typed.
    private WindowLine AddOwn(string? server, string to, bool isGroup, string text)
    {
        var window = Windows.Find(server, to);
        window?.IsGroup = isGroup;
        return Add(window ?? Here(server), LineKind.Own, window is null ? $"{ClientTexts.ScreenMe} → {to}" : ClientTexts.ScreenMe, text, actor: window is null ? "" : _names.GetValueOrDefault(server ?? "", ""));
    }

    private void NoteConversation(ConversationEvent conversation)
    {
        var window = Windows.Find(conversation.Server, conversation.With);
        window?.Availability = conversation.Status switch
        {
            "interrupted" => Availability.Interrupted,
            "peer_gone" => Availability.Gone,
            _ => Availability.Here,
        };
        window?.IsNobodys &= conversation.Status != "open";
        var isAnswer = conversation.Status is "open" or "refused" or "left";
        // Who comes and goes and has said nothing is worth no mark.
        Add(window ?? (isAnswer ? Here(conversation.Server) : Windows.Get(conversation.Server, "")), LineKind.Notice, "", conversation.Text, isQuiet: window is null && !isAnswer);
    }

    private void NoteGroup(GroupEvent group)
    {
        if (group.Status is "created" or "joined")
            Windows.Get(group.Server, group.Name).IsGroup = true;
        // What the person has just asked for, or answered.
        Add(group.Status is "created" or "joined" or "listed" or "invited" or "left" ? Here(group.Server) : PlaceOf(group.Server, group.Name), LineKind.Notice, "", group.Text);
    }

    private void NoteTransfer(TransferEvent transfer)
    {
        var number = long.Parse(transfer.Id, CultureInfo.InvariantCulture);
        if (transfer.Status == "running")
            _running[number] = transfer;
        else
            _running.Remove(number);
        // What a command has brought about, and not the other side.
        var isAnswer = AskedIn is not null && (!transfer.IsUpload || transfer.Status is "offered" or "cancelled" or "failed");
        if (isAnswer)
            _asked[number] = Here(transfer.Server);
        // What comes of one command stays together, however long it takes.
        var place = _asked.TryGetValue(number, out var asked) && Windows.All.Contains(asked) ? asked : PlaceOf(transfer.Server, transfer.Group.Length > 0 ? transfer.Group : transfer.Peer);
        if (transfer.Status is not ("offered" or "accepted" or "running"))
            _asked.Remove(number);
        Add(place, LineKind.Notice, "", transfer.Text);
    }

    // What is about somebody stands in their window if there is one.
    private ChatWindow PlaceOf(string? server, string name) => Windows.Find(server, name) ?? Here(server);

    // What answers a command stands where it was typed; what is about a server, where the person looks, unless that is another server's.
    private ChatWindow Here(string? server)
    {
        var asked = AskedIn is { } window && Windows.All.Contains(window) ? window : Windows.Current;
        return new[] { asked, Windows.Current }.FirstOrDefault(place => server is null || place.Server is null || place.Server == server) ?? Windows.Get(server, "");
    }

    private WindowLine Add(ChatWindow window, LineKind kind, string sender, string text, bool isEscaped = false, bool isMention = false, bool isQuiet = false, string actor = "", DateTimeOffset? at = null, bool showsDay = false)
    {
        var harmless = isEscaped ? text : Harmless(kind, text);
        var line = new WindowLine(at ?? time.GetLocalNow(), kind, TerminalText.Escape(sender), harmless) { IsMention = isMention, ShowsDay = showsDay, Actor = Actions.Is(text, actor) ? TerminalText.Escape(actor) : "" };
        if (text.Length > 0)
            window.Add(line, isSeen: isQuiet || window == Windows.Current);
        return line;
    }

    private static string Harmless(LineKind kind, string text) => kind is LineKind.Message or LineKind.Own
        ? TerminalText.EscapeMessage(text)
        : string.Join('\n', text.Split('\n').Select(TerminalText.Escape));
}
