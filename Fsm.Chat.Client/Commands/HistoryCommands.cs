using System.Globalization;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Kept;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>The commands that show what was said before.</summary>
internal static class HistoryCommands
{
    private const ushort Usual = 20;
    private const ushort Most = 500; // a server reads no more at once
    private const string In = "in";

    private static readonly Search Nothing = new([], "");

    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } =
    [
        new("history", 1, 2) { Trigger = UserTrigger.HistoryTyped, Awaits = AwaitedKinds.History, Expects = [Expected.People], Run = Ask },
        new("search", 0, ClientCommand.Many) { Trigger = UserTrigger.HistoryTyped, Awaits = AwaitedKinds.History, Run = Search },
    ];

    private static void Ask(CommandCall call)
    {
        var server = call.Server;
        var typed = call.Arguments.Count > 1 ? call.Arguments[1] : Usual.ToString(CultureInfo.InvariantCulture);
        if (!ushort.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is 0 or > Most)
            call.Core.Announcer.Error(server, LocalCode.Usage, ClientTexts.NoHistoryCount.With(typed, Most), ClientTexts.NextHistoryCount);
        else
            call.Ask(server, GrantDecisions.DecideHistory(server.State, server.Session?.Greeting?.Granted ?? Wishes.None), new UserHappened.AsksForLast(call.First!, count));
    }

    // Without words it goes on where the last search has stopped.
    private static void Search(CommandCall call)
    {
        var server = call.Server;
        var sought = call.Arguments.Count == 0 ? server.Session?.Search : Read(call.Arguments);
        if (sought is null && server.Session is not null)
            call.Core.Announcer.Error(server, LocalCode.Usage, ClientTexts.NoSearchToGoOn, ClientTexts.NextSearch);
        else if (sought is not null && !SearchWords.AreValid(sought.Words))
            call.Core.Announcer.Error(server, StatusCode.WordsInvalid, StatusCode.WordsInvalid.Explain(), ClientTexts.NextSearch);
        else
            call.Ask(server, GrantDecisions.DecideSearch(server.State, server.Session?.Greeting?.Granted ?? Wishes.None), new UserHappened.AsksForWords(sought ?? Nothing));
    }

    // "search WORDS in NAME": who looks for the word "in" itself types it elsewhere.
    private static Search Read(IReadOnlyList<string> words) =>
        words.Count > 1 && words[^2] == In ? new([.. words.SkipLast(2)], words[^1]) : new(words, "");
}
