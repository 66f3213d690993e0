using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Subjects;

namespace Fsm.Chat.Client.Commands;

/// <summary>Says which commands are possible now: it asks the rules, and decides nothing.</summary>
internal static class Permissions
{
    /// <summary>Each command, and whether that server's machine, or the prompt's, does anything with it now.</summary>
    public static IEnumerable<(ClientCommand Command, bool Permitted)> Of(ClientCore core, ClientUser? server) =>
        from command in CommandTable.All
        let rules = core.Machines.User.Rules
        let byUser = command.Trigger is not { } trigger || rules.Permits(server?.State ?? rules.Initial, trigger)
        let byPrompt = command.Answers is not { } answer || core.Machines.Prompt.Rules.Permits(core.Prompt.State, answer)
        select (command, byUser && byPrompt);
}
