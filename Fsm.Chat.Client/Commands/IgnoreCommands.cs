using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Commands;

/// <summary>The commands that say from whom nothing is taken.</summary>
internal static class IgnoreCommands
{
    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } =
    [
        new("ignore", 1, 1) { Trigger = UserTrigger.IgnoreTyped, Awaits = AwaitedKinds.Ignore, Expects = [Expected.People], Run = call => Ask(call, IgnoreRequestKind.Ignore) },
        new("unignore", 1, 1) { Trigger = UserTrigger.IgnoreTyped, Awaits = AwaitedKinds.Ignore, Expects = [Expected.Ignored], Run = call => Ask(call, IgnoreRequestKind.Unignore) },
        new("ignored", 0, 0) { Trigger = UserTrigger.IgnoreTyped, Awaits = AwaitedKinds.Ignore, Run = call => Ask(call, IgnoreRequestKind.List) },
    ];

    private static void Ask(CommandCall call, IgnoreRequestKind kind)
    {
        var server = call.Server;
        if (call.First is { } typed && Recipients.Find(server, typed) is null)
            call.Core.Announcer.NoRecipient(server, typed);
        else
            call.Ask(server, GrantDecisions.DecideIgnore(server.State, server.Session?.Greeting?.Granted ?? Wishes.None), new UserHappened.AsksToIgnore(kind, call.First is null ? "" : Recipients.Find(server, call.First)!));
    }
}
