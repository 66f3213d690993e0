using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.User;

namespace Fsm.Chat.Client.Commands;

/// <summary>Says which commands are possible now: it asks the rules, and decides nothing.</summary>
internal static class Permissions
{
    /// <summary>Each command, and whether that server's machine, or the prompt's, does anything with it now.</summary>
    public static IEnumerable<(ClientCommand Command, bool Permitted)> Of(ClientCore core, ClientUser? server) =>
        from command in CommandTable.All
        let rules = core.Machines.User.Rules
        let byUser = command.Trigger is not { } trigger || States(core, server, command).Any(state => rules.Permits(state, trigger))
        let byPrompt = command.Answers is not { } answer || core.Machines.Prompt.Rules.Permits(core.Prompt.State, answer)
        select (command, byUser && byPrompt);

    // A command that can name another server may do something there, and to connect, at one that is not known yet.
    private static IEnumerable<UserState> States(ClientCore core, ClientUser? server, ClientCommand command)
    {
        var initial = core.Machines.User.Rules.Initial;
        return Arguments.JudgeThemselves(command.ExpectedAt(0)) ? core.Servers.Select(known => known.State).Append(initial) : [server?.State ?? initial];
    }
}
