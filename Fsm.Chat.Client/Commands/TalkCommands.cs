using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Engine;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Commands;

/// <summary>The commands that say where typed text goes.</summary>
internal static class TalkCommands
{
    private const ushort LinesRecalled = 10;

    /// <summary>Talks to one person or group.</summary>
    public static readonly ClientCommand Chat = new("chat", 1, 1)
    {
        Trigger = UserTrigger.ChatTyped, Awaits = AwaitedKinds.Chat, Expects = [Expected.Anyone], LeadsTo = Leads, Run = Open,
    };

    /// <summary>Names a recipient in each line.</summary>
    public static readonly ClientCommand Chat2 = new(TypingModes.NamedLinesWord, 0, 0)
    {
        Trigger = UserTrigger.Chat2Typed, LeadsTo = call => new(call.Place.Server, ""), Run = NameInEachLine,
    };

    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } = [Chat, Chat2];

    private static LineTarget? Leads(CommandCall call) =>
        Recipients.Find(call.From, call.First!) is { } name ? new(call.Place.Server, name) { Mode = TypingMode.Conversation } : null;

    private static void Open(CommandCall call)
    {
        if (Recipients.Find(call.Server, call.First!) is { } key)
        {
            call.Ask(new UserHappened.Chats(key, OpenPurpose.Chat));
            LookBack(call, key);
        }
        else
        {
            FailChat(call.Core, () => call.Core.Announcer.NoRecipient(call.Server, call.First!));
        }
    }

    // The answer comes behind that to the request to open, which says with whom.
    private static void LookBack(CommandCall call, string name)
    {
        var (core, server) = (call.Core, call.Server);
        var granted = server.Session?.Greeting?.Granted ?? Wishes.None;
        if (GrantDecisions.DecideBegun(server.State, granted, core.Options.LooksBack, server.Recalled.Contains(name)) is not { } trigger)
            return;
        core.Machines.Fire(server, trigger, new UserHappened.AsksForLast(name, LinesRecalled) { IsAside = true, Before = server.FirstShown.GetValueOrDefault(name) });
    }

    /// <summary>
    /// Whether a line that is wrong may have been meant to say where the texts behind it go. A word that is no command may be a misspelled one, and what cannot be read may be anything.
    /// </summary>
    public static bool MayHaveOpened(ParsedLine.Mistake mistake, TypingMode mode) =>
        mistake.Command == Chat || mistake.Command == Chat2 || mistake.Code == LocalCode.UnknownCommand || (mistake.Code == LocalCode.LineUnreadable && mode == TypingMode.Commands);

    private static void NameInEachLine(CommandCall call)
    {
        var keeper = call.Core.LineKeeper;
        keeper.Await(AwaitedKinds.Chat, call.Server);
        var outcome = call.Core.Machines.Fire(call.Server, UserTrigger.Chat2Typed, UserHappened.Nothing);
        keeper.Settle(call.Server, AwaitedKinds.Chat, failed: outcome == StepOutcome.Refused);
    }

    /// <summary>What cannot be a chat fails as every other chat does: a script has to stop typing.</summary>
    public static void FailChat(ClientCore core, Action tell)
    {
        core.LineKeeper.Await(AwaitedKinds.Chat, core.Current!);
        tell();
        core.LineKeeper.Settle(core.Current!, AwaitedKinds.Chat, failed: true);
    }
}
