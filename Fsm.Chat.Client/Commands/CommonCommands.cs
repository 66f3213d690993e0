using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Explaining;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>The commands that leave, and those that tell about the client itself.</summary>
internal static class CommonCommands
{
    /// <summary>Explains a command, or says how to begin.</summary>
    public static readonly ClientCommand Help = new("help", 0, 1) { Expects = [Expected.Commands], Run = Explain };

    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } =
    [
        new("quit", 0, 0) { Trigger = UserTrigger.QuitTyped, Awaits = AwaitedKinds.Quit, Run = Quit },
        new("commands", 0, 0) { Run = call => List(call.Core) },
        new("why", 0, 1) { Expects = [Expected.Explainable], Run = call => new Explainer(call.Core, call.Core.Announcer, call.Core.Steps.Book).Explain(call.First) },
        new("states", 0, 1) { Expects = [Expected.Machines], Run = call => new StatesTeller(call.Core, call.Core.Announcer, call.Core.Steps.Book).Tell(call.First) },
        Help,
        new("exit", 0, 0) { Run = call => call.Core.LeaveKeeper.Request(hasDraft: false) },
    ];

    private static void Quit(CommandCall call)
    {
        var server = call.Server;
        call.Ask(UserHappened.Nothing);
        if (!server.Conversations.Values.Any(conversation => TalkDecisions.IsBeingLeft(conversation.State)))
            call.Core.LineKeeper.Settle(server, AwaitedKinds.Quit);
    }

    private static void Explain(CommandCall call)
    {
        var word = call.First?.TrimStart('/');
        if (word is null)
            call.Core.Announcer.Notice(call.Core.Current, "help", ClientTexts.HelpFirst);
        else if ((CommandTable.Find(word) ?? OtherWords.Find(word)) is { } command)
            call.Core.Announcer.Notice(call.Core.Current, "help", $"{command.Syntax}: {command.Description}");
        else
            call.Core.Announcer.Error(call.Core.Current, LocalCode.UnknownCommand, ClientTexts.NoSuchCommand.With(word), OtherWords.Explain(word) ?? ClientTexts.NextCommandList.With("/commands"));
    }

    private static void List(ClientCore core)
    {
        core.Announcer.Notice(core.Current, "commands", ClientTexts.CommandsIntroduced);
        var widest = CommandTable.All.Max(command => command.Syntax.Length);
        foreach (var (command, permitted) in Permissions.Of(core, core.Current))
            core.Announcer.Notice(core.Current, "command", $"{(permitted ? '+' : '-')} {command.Syntax.PadRight(widest + 1)}{command.Description}");
    }
}
