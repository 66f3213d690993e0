using Fsm.Chat.Client.Screen.Rows;
using Fsm.Chat.Client.Screen.Windows;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Terminal;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Screen.Layout;

/// <summary>What a key answers: offers and invitations, and what the input line itself asks. None of it takes a line that is typed.</summary>
internal static class QuestionRows
{
    private const int ShortestName = 8;

    /// <summary>The rows: none when nothing is asked.</summary>
    public static IReadOnlyList<Row> Compose(ClientOverview overview, ScreenContent content, int width)
    {
        var composer = content.Composer;
        var questions = new List<string>();
        if (overview.Requests is [var first, ..])
            questions.Add(Request(first, [.. overview.Servers.Select(server => server.Address)], overview.Requests.Count - 1, width));
        if (composer is { State: TypingState.Composing, Lines: > 1 and var lines })
            questions.Add(ClientTexts.ScreenSeveralLines.With(lines));
        if (composer.State == TypingState.Searching)
            questions.Add(content.Search.NotFound is { Length: > 0 } missing ? ClientTexts.ScreenNotFound.With(TerminalText.Escape(missing)) : ClientTexts.ScreenSearching);
        if (composer.State == TypingState.Recalling)
            questions.Add(Columns.Shorten(Recalled(content.Recalled.Found(composer.Typed)), width - 1));
        if (composer.State == TypingState.PasswordAsked)
            questions.Add(TerminalText.Escape(content.Question));
        if (content.Completion.Choices is { Length: > 0 } choices)
            questions.Add(Columns.Shorten(choices, width - 1));
        return [.. questions.SelectMany(question => Wrapping.Wrap(question, width - 1, width - 1)).Select(row => new Row($" {row}", Style.Alert).Fit(width))];
    }

    private static string Recalled(string? line) => line is null ? ClientTexts.ScreenNotRecalled : ClientTexts.ScreenRecalled.With(TerminalText.EscapeMessage(line).Replace('\n', ' '));

    // However long a name somebody gives a file, the keys that answer are seen.
    private static string Request(RequestOverview request, IReadOnlyList<string> servers, int more, int width)
    {
        var name = Columns.Shorten(TerminalText.Escape(request.File ?? request.Key), Math.Max(ShortestName, width / 2));
        var from = WindowNames.Of(request.From, request.Server, servers);
        var what = request.File is null
            ? ClientTexts.ScreenInvitation.With(from, name)
            : ClientTexts.ScreenOffer.With(from, name, ByteSize.Words(request.Size));
        return more > 0 ? $"{what} (+{more})" : what;
    }
}
