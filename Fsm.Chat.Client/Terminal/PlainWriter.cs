using System.Buffers;
using System.Globalization;
using System.Text;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Terminal;

/// <summary>One or more plain lines an event. Every word that can come from outside is escaped here, and nowhere else.</summary>
/// <param name="width">The columns of the terminal that a person sits before; null when there is none: only then are there a prompt and a line that is redrawn.</param>
public sealed class PlainWriter(Func<int>? width) : IEventFormat
{
    // Back to the margin, and clear what is left of the line.
    private const string WipeLine = "\r\u001b[K";

    private const string LineAbove = "\u001b[A";
    private const string KeepCursor = "\u001b7";
    private const string RestoreCursor = "\u001b8";
    private const string LineFeedHere = "\u001bD"; // down, in the same column; at the bottom all goes up

    private const int MostRowsMoved = 8; // a list that fills the screen is not moved in

    private readonly TransferProgress _progress = new();
    private string _prompt = "";
    private bool _isProgressAbove; // whether the last line above the prompt is the progress of transfers

    /// <inheritdoc/>
    public void Append(ClientEvent shown, IBufferWriter<byte> output)
    {
        if (shown is PromptEvent prompt)
        {
            Prompt(prompt, output);
            return;
        }

        if (shown is TransferEvent transfer)
            _progress.Note(transfer);
        var lines = shown is TransferEvent { Text: "" } mere ? Progress(mere) : Lines(shown).ToList();
        if (lines.Count == 0)
            RedrawProgress(shown, output);
        else
            Print(shown, lines, output);
    }

    private void Print(ClientEvent shown, List<string> lines, IBufferWriter<byte> output)
    {
        var origin = shown.IsAside ? $"[{TerminalText.Escape(shown.Server ?? "")}] " : "";
        Print(string.Concat(lines.Select(line => $"{origin}{line}\n")), output);
    }

    // Text goes above the progress of transfers, and that above the prompt.
    private void Print(string text, IBufferWriter<byte> output)
    {
        var progress = ProgressLine();
        var above = text + progress + (progress.Length > 0 ? "\n" : "");
        var rowsMore = _prompt.Length == 0 ? 0 : Columns.Rows(above, Math.Max(1, width!())) - (_isProgressAbove ? 1 : 0);
        Encoding.UTF8.GetBytes(_prompt.Length > 0 && rowsMore is >= 0 and <= MostRowsMoved ? MoveIn(above, rowsMore) : Replace(above), output);
        _isProgressAbove = progress.Length > 0;
    }

    // What is typed behind the prompt is on the screen and nowhere else where we could read it: the line is pushed down as it is, and the cursor with it.
    private string MoveIn(string above, int rows)
    {
        var room = rows == 0 ? "" : $"{string.Concat(Enumerable.Repeat(LineFeedHere, rows))}\u001b[{rows}A";
        var insert = rows == 0 ? "" : $"\u001b[{rows}L";
        var back = rows == 0 ? "" : $"\u001b[{rows}B";
        return $"{room}{KeepCursor}{(_isProgressAbove ? LineAbove + WipeLine : "\r")}{insert}{above}{RestoreCursor}{back}";
    }

    private string Replace(string above) => $"{(_prompt.Length > 0 ? WipeLine : "")}{(_isProgressAbove ? LineAbove + WipeLine : "")}{above}{_prompt}";

    // Where nobody can redraw a line, one in ten is enough.
    private List<string> Progress(TransferEvent transfer) => width is null && _progress.IsTenth(transfer) ? [$"* {TransferProgress.Words(transfer)}"] : [];

    private void RedrawProgress(ClientEvent shown, IBufferWriter<byte> output)
    {
        if (shown is TransferEvent && ProgressLine().Length > 0)
            Print("", output);
    }

    private string ProgressLine() => width is null ? "" : _progress.Line(width() - 1);

    private void Prompt(PromptEvent prompt, IBufferWriter<byte> output)
    {
        if (width is null)
            return;
        if (prompt.Target is null)
        {
            _isProgressAbove = false;
            _prompt = ""; // a line was typed behind it: what comes next begins at the margin already
            return;
        }

        var wipe = _prompt.Length == 0 ? "" : WipeLine;
        _prompt = $"{TerminalText.Escape(prompt.Target)}> ";
        Encoding.UTF8.GetBytes(wipe + _prompt, output);
    }

    internal static IEnumerable<string> Lines(ClientEvent shown) => shown switch
    {
        UsersEvent users => Users(users),
        MessageEvent message => [$"{Sender(message)}{(message.IsRepeated ? $" {ClientTexts.Repeated}" : "")}: {TerminalText.EscapeLines(message.Text)}"],
        VerdictEvent verdict => [$"-> {TerminalText.Escape(verdict.To)}: {TerminalText.EscapeLines(verdict.Text)} [{Outcome(verdict)}]"],
        NoticeEvent notice => [$"* {TerminalText.Escape(notice.Text)}"],
        ErrorEvent error => [$"! {error.Code}: {TerminalText.Escape(error.Text)}{(error.Next.Length > 0 ? $" -- {TerminalText.Escape(error.Next)}" : "")}"],
        ConversationEvent { Text.Length: > 0 } conversation => [$"* {TerminalText.Escape(conversation.Text)}"],
        GroupEvent { Text.Length: > 0 } group => [$"* {TerminalText.Escape(group.Text)}"],
        InvitationEvent invitation => [$"* {TerminalText.Escape(invitation.Text)}"],
        OfferEvent offer => [$"* {TerminalText.Escape(offer.Text)}"],
        TransferEvent { Text.Length: > 0 } transfer => [$"* {TerminalText.Escape(transfer.Text)}"],
        _ => [],
    };

    private static string Sender(MessageEvent message) => message.Group is null
        ? TerminalText.Escape(message.From)
        : $"{TerminalText.Escape(message.From)}@{TerminalText.Escape(message.Group)}";

    private static string Outcome(VerdictEvent verdict) => verdict switch
    {
        { Explanation: { } why, Status: "unknown" } => ClientTexts.VerdictUnknown.With(TerminalText.Escape(why)),
        { Explanation: { } why } => ClientTexts.VerdictFailed.With(TerminalText.Escape(why)),
        { IsGroup: true } => ClientTexts.VerdictDeliveredTo.With(verdict.Delivered),
        _ => ClientTexts.VerdictDelivered,
    };

    private static IEnumerable<string> Users(UsersEvent users)
    {
        var people = users.Total == 1 ? ClientTexts.PeopleOne : ClientTexts.PeopleMany.With(users.Total);
        var whose = (users.Prefix.Length == 0 ? ClientTexts.UsersOn : ClientTexts.UsersOnNamed).With(
            people, TerminalText.Escape(users.Server ?? ""), TerminalText.Escape(users.Prefix));
        var cut = users.Total > users.Users.Count ? ClientTexts.UsersFirst.With(users.Users.Count) : "";
        yield return $"* {whose}{cut}{(users.Users.Count > 0 ? ":" : "")}";
        foreach (var user in users.Users)
            yield return $"*   {TerminalText.Escape(user.Name)}  {Endpoint(user)}{(UserName.Comparer.Equals(user.Name, users.Self) ? $"  {ClientTexts.UserSelf}" : "")}";
    }

    private static string Endpoint(UserEntry user)
    {
        var address = user.Address.IsUnspecified ? ClientTexts.AddressHidden : user.Address.ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{(address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address)}:{user.Port}");
    }
}
