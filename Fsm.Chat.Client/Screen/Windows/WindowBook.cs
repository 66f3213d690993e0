using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;

namespace Fsm.Chat.Client.Screen.Windows;

/// <summary>Puts what happens into windows. It is pure: what it knows came in events.</summary>
/// <param name="time">Tells the time of day.</param>
internal sealed class WindowBook(TimeProvider time)
{
    private const int LongestCall = 60;

    private readonly Dictionary<(string? Server, string Id), WindowLine> _own = [];
    private readonly SortedDictionary<long, TransferEvent> _running = [];

    /// <summary>The windows.</summary>
    public WindowList Windows { get; } = new();

    /// <summary>The transfers that run.</summary>
    public IReadOnlyCollection<TransferEvent> Running => _running.Values;

    /// <summary>Takes one event.</summary>
    /// <returns>For something that somebody should be called for: what it is, escaped and in few words. Null for anything else.</returns>
    public string? Note(ClientEvent shown)
    {
        switch (shown)
        {
            case MessageEvent message:
                NoteMessage(message);
                return Call($"{message.From}: {message.Text}");
            case SentEvent sent:
                NoteSent(sent);
                break;
            case VerdictEvent verdict:
                NoteVerdict(verdict);
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
                Add(PlaceOf(invitation.Server, invitation.From ?? ""), LineKind.Notice, "", invitation.Text);
                return invitation.Status == "received" ? Call(invitation.Text) : null;
            case ErrorEvent error:
                Add(Here(error.Server), LineKind.Error, "", error.Next.Length > 0 ? $"{error.Code}: {error.Text} — {error.Next}" : $"{error.Code}: {error.Text}");
                break;
            default:
                Add(Here(shown.Server), LineKind.Notice, "", string.Join("\n  ", PlainWriter.Lines(shown).Select(Unmarked)), isEscaped: true);
                break;
        }

        return null;
    }

    /// <summary>Makes the windows of what the client knows: servers, and the people and groups that texts go to.</summary>
    public void NoteOverview(ClientOverview overview)
    {
        foreach (var server in overview.Servers)
            Windows.Get(server.Address, "");
    }

    /// <summary>Says something of the screen itself, where the person looks.</summary>
    public void Say(string text) => Add(Windows.Current, LineKind.Notice, "", text);

    private static string Unmarked(string line) => line.StartsWith(PlainWriter.NoticeMark, StringComparison.Ordinal) ? line[PlainWriter.NoticeMark.Length..] : line;

    private static string Call(string text) => Columns.Cut(TerminalText.Escape(text), LongestCall);

    private void NoteMessage(MessageEvent message)
    {
        var window = Windows.Get(message.Server, message.Group ?? message.From);
        (window.IsGroup, window.Availability) = (message.Group is not null, Availability.Here);
        Add(window, LineKind.Message, message.From + (message.IsRepeated ? " ↻" : ""), message.Text);
    }

    private void NoteSent(SentEvent sent)
    {
        if (sent.Status == "queued")
            _own[(sent.Server, sent.Id)] = AddOwn(sent.Server, sent.To, sent.IsGroup, sent.Text);
        if (_own.TryGetValue((sent.Server, sent.Id), out var line))
            line.SetMark(sent.Status == "queued" ? Marks.Queued : Marks.Sent, hasFailed: false);
    }

    private void NoteVerdict(VerdictEvent verdict)
    {
        if (!_own.Remove((verdict.Server, verdict.Id), out var line))
            line = AddOwn(verdict.Server, verdict.To, verdict.IsGroup, verdict.Text);
        line.SetMark(Marks.Of(verdict), verdict.Status != "delivered");
    }

    private WindowLine AddOwn(string? server, string to, bool isGroup, string text)
    {
        var window = Windows.Get(server, to);
        window.IsGroup = isGroup;
        return Add(window, LineKind.Own, Texts.ClientTexts.ScreenMe, text);
    }

    private void NoteConversation(ConversationEvent conversation)
    {
        var window = conversation.Status == "refused" ? Here(conversation.Server) : Windows.Get(conversation.Server, conversation.With);
        window.Availability = conversation.Status switch
        {
            "interrupted" => Availability.Interrupted,
            "peer_gone" => Availability.Gone,
            _ => Availability.Here,
        };
        Add(window, LineKind.Notice, "", conversation.Text);
    }

    private void NoteGroup(GroupEvent group)
    {
        if (group.Status is "created" or "joined")
            Windows.Get(group.Server, group.Name).IsGroup = true;
        // What the person has just asked for, or answered.
        Add(group.Status is "created" or "joined" or "listed" ? Here(group.Server) : PlaceOf(group.Server, group.Name), LineKind.Notice, "", group.Text);
    }

    private void NoteTransfer(TransferEvent transfer)
    {
        var number = long.Parse(transfer.Id, System.Globalization.CultureInfo.InvariantCulture);
        if (transfer.Status == "running")
            _running[number] = transfer;
        else
            _running.Remove(number);
        Add(PlaceOf(transfer.Server, transfer.Group.Length > 0 ? transfer.Group : transfer.Peer), LineKind.Notice, "", transfer.Text);
    }

    // What is about somebody stands in their window if there is one.
    private ChatWindow PlaceOf(string? server, string name) => Windows.Find(server, name) ?? Here(server);

    // What answers a command, or is about a server, stands where the person looks, unless that is another server's.
    private ChatWindow Here(string? server) => server is null || Windows.Current.Server is null || Windows.Current.Server == server ? Windows.Current : Windows.Get(server, "");

    private WindowLine Add(ChatWindow window, LineKind kind, string sender, string text, bool isEscaped = false)
    {
        var harmless = isEscaped ? text : Harmless(kind, text);
        var line = new WindowLine(time.GetLocalNow(), kind, TerminalText.Escape(sender), harmless);
        if (text.Length > 0)
            window.Add(line, isSeen: window == Windows.Current);
        return line;
    }

    private static string Harmless(LineKind kind, string text) => kind is LineKind.Message or LineKind.Own
        ? TerminalText.EscapeMessage(text)
        : string.Join('\n', text.Split('\n').Select(TerminalText.Escape));
}
