using System.Globalization;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>The command that shows what was said before.</summary>
internal static class HistoryCommands
{
    private const ushort Usual = 20;
    private const ushort Most = 500; // a server reads no more at once

    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } =
    [
        new("history", 1, 2) { Trigger = UserTrigger.HistoryTyped, Awaits = AwaitedKinds.History, Expects = [Expected.People], Run = Ask },
    ];

    private static void Ask(CommandCall call)
    {
        var server = call.Server;
        var typed = call.Arguments.Count > 1 ? call.Arguments[1] : Usual.ToString(CultureInfo.InvariantCulture);
        if (!ushort.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is 0 or > Most)
            call.Core.Announcer.Error(server, LocalCode.Usage, ClientTexts.NoHistoryCount.With(typed, Most), ClientTexts.NextHistoryCount);
        else
            call.Ask(server, GrantDecisions.DecideHistory(server.State, server.Session?.Greeting?.Granted ?? Wishes.None), new UserHappened.AsksForPast(call.First!, count));
    }
}
