using System.Buffers;
using System.Globalization;
using System.Text;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Terminal;

/// <summary>One or more plain lines an event. Every word that can come from outside is escaped here, and nowhere else.</summary>
/// <param name="isTerminal">Whether a person sits before it: only then is there a prompt.</param>
public sealed class PlainWriter(bool isTerminal) : IEventFormat
{
    // Back to the margin, and clear what is left of the prompt.
    private const string WipePrompt = "\r\u001b[K";

    private string _prompt = "";

    /// <inheritdoc/>
    public void Append(ClientEvent shown, IBufferWriter<byte> output)
    {
        if (shown is PromptEvent prompt)
        {
            Prompt(prompt, output);
            return;
        }

        var lines = Lines(shown).ToList();
        if (lines.Count == 0)
            return;
        var origin = shown.IsAside ? $"[{TerminalText.Escape(shown.Server ?? "")}] " : "";
        var text = string.Concat(lines.Select(line => $"{origin}{line}\n"));
        Encoding.UTF8.GetBytes(_prompt.Length == 0 ? text : $"{WipePrompt}{text}{_prompt}", output);
    }

    private void Prompt(PromptEvent prompt, IBufferWriter<byte> output)
    {
        if (!isTerminal)
            return;
        if (prompt.Target is null)
        {
            _prompt = ""; // a line was typed behind it: what comes next begins at the margin already
            return;
        }

        var wipe = _prompt.Length == 0 ? "" : WipePrompt;
        _prompt = $"{TerminalText.Escape(prompt.Target)}> ";
        Encoding.UTF8.GetBytes(wipe + _prompt, output);
    }

    private static IEnumerable<string> Lines(ClientEvent shown) => shown switch
    {
        UsersEvent users => Users(users),
        MessageEvent message => [$"{TerminalText.Escape(message.From)}: {TerminalText.EscapeLines(message.Text)}"],
        VerdictEvent verdict => [$"-> {TerminalText.Escape(verdict.To)}: {TerminalText.EscapeLines(verdict.Text)} [{Outcome(verdict)}]"],
        NoticeEvent notice => [$"* {TerminalText.Escape(notice.Text)}"],
        ErrorEvent error => [$"! {error.Code}: {TerminalText.Escape(error.Text)}{(error.Next.Length > 0 ? $" -- {TerminalText.Escape(error.Next)}" : "")}"],
        ConversationEvent { Text.Length: > 0 } conversation => [$"* {TerminalText.Escape(conversation.Text)}"],
        _ => [],
    };

    private static string Outcome(VerdictEvent verdict) =>
        verdict.Explanation is null ? verdict.Status : $"{verdict.Status}: {TerminalText.Escape(verdict.Explanation)}";

    private static IEnumerable<string> Users(UsersEvent users)
    {
        var people = users.Total == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{users.Total} people");
        var whose = users.Prefix.Length == 0 ? "" : $" with names that begin with \"{TerminalText.Escape(users.Prefix)}\"";
        var cut = users.Total > users.Users.Count ? string.Create(CultureInfo.InvariantCulture, $", the first {users.Users.Count}") : "";
        yield return $"* {people} on {TerminalText.Escape(users.Server ?? "")}{whose}{cut}{(users.Users.Count > 0 ? ":" : "")}";
        foreach (var user in users.Users)
            yield return $"*   {TerminalText.Escape(user.Name)}  {Endpoint(user)}{(UserName.Comparer.Equals(user.Name, users.Self) ? "  (you)" : "")}";
    }

    private static string Endpoint(UserEntry user)
    {
        var address = user.Address.ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{(address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address)}:{user.Port}");
    }
}
