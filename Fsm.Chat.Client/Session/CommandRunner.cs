using System.Globalization;
using Fsm.Chat.Client.Commands;
using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Explaining;
using Fsm.Chat.Client.Session.Groups;
using Fsm.Chat.Client.Session.Saved;
using Fsm.Chat.Client.Session.Transfers;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session;

/// <summary>Carries out lines: makes a trigger of each, and makes the next line wait where the outcome is not known yet.</summary>
internal sealed class CommandRunner(ClientCore core)
{
    private readonly ServerCommands _servers = new(core);
    private readonly GroupCommands _groups = new(core);
    private readonly TransferCommands _transfers = new(core);
    private readonly UnsentCommands _unsent = new(core);
    private readonly Explainer _explainer = new(core);
    private readonly StatesTeller _states = new(core);

    /// <summary>Carries out one line, or what came in its place.</summary>
    public void Execute(Occasion about)
    {
        switch (about.Typed ?? LineParser.Parse(about.Text, core.Current?.Mode ?? TypingMode.Commands))
        {
            case ParsedLine.Invoke invoke:
                Run(invoke.Command, invoke.Arguments);
                break;
            case ParsedLine.Text text:
                Say(core.Current!.Target, text.Value);
                break;
            case ParsedLine.NamedText named:
                SayTo(named);
                break;
            case ParsedLine.UserPage page:
                ListUsers(page.Prefix, page.Skip);
                break;
            case ParsedLine.Mistake mistake:
                Mistaken(mistake);
                break;
            default:
                break; // an empty line
        }
    }

    private void Run(ClientCommand command, IReadOnlyList<string> arguments)
    {
        switch (command.Name)
        {
            case CommandName.Connect:
                _servers.Connect(arguments);
                break;
            case CommandName.Disconnect:
                _servers.Disconnect(arguments);
                break;
            case CommandName.Servers:
                _servers.List();
                break;
            case CommandName.Server:
                _servers.Choose(arguments[0]);
                break;
            case CommandName.Users:
                ListUsers(arguments.FirstOrDefault(""), skip: 0);
                break;
            case CommandName.Chat:
                Chat(arguments[0]);
                break;
            case CommandName.Chat2:
                core.Machines.Fire(core.Current!, UserTrigger.Chat2Typed, Occasion.None);
                break;
            case CommandName.Group:
                _groups.Create(core.Current!, arguments[0], [.. arguments.Skip(1)]);
                break;
            case CommandName.Invite:
                _groups.Invite(core.Current!, arguments[0], [.. arguments.Skip(1)]);
                break;
            case CommandName.Accept:
            case CommandName.Decline:
                core.Prompts.Answer(arguments.Count > 0 ? arguments[0] : null, command.Name == CommandName.Accept);
                break;
            case CommandName.Leave:
                _groups.Leave(core.Current!, arguments[0]);
                break;
            case CommandName.Groups:
                _groups.List(core.Current!, arguments.FirstOrDefault(""));
                break;
            case CommandName.File:
                _transfers.Offer(core.Current!, arguments[0], [.. arguments.Skip(1)]);
                break;
            case CommandName.Transfers:
                _transfers.List();
                break;
            case CommandName.Cancel:
                _transfers.Cancel(arguments[0]);
                break;
            case CommandName.Resume:
                _transfers.Resume(arguments[0]);
                break;
            case CommandName.Unsent:
                _unsent.List(core.Current!);
                break;
            case CommandName.Resend:
                core.Machines.Fire(core.Current!, UserTrigger.ResendTyped, Occasion.None);
                break;
            case CommandName.Discard:
                _unsent.Discard(core.Current!);
                break;
            case CommandName.Quit:
                Quit(core.Current!);
                break;
            case CommandName.Commands:
                List();
                break;
            case CommandName.Why:
                _explainer.Explain(arguments.Count > 0 ? arguments[0] : null);
                break;
            case CommandName.States:
                _states.Tell(arguments.Count > 0 ? arguments[0] : null);
                break;
            case CommandName.Exit:
                core.Leave.Request(hasDraft: false);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command, null);
        }
    }

    private void ListUsers(string prefix, uint skip) =>
        core.Lines.Run(core.Current!, AwaitedKinds.Users, UserTrigger.UsersTyped, new() { Name = prefix, Skip = skip });

    private void Chat(string typed)
    {
        var server = core.Current!;
        if (Recipient(server, typed) is { } key)
        {
            core.Lines.Run(server, AwaitedKinds.Chat, UserTrigger.ChatTyped, new() { Name = key, Purpose = OpenPurpose.Chat });
            return;
        }

        FailChat(server, () => core.Tell.NoRecipient(server, typed));
    }

    private void Mistaken(ParsedLine.Mistake mistake)
    {
        if (mistake.Command == CommandName.Chat)
            FailChat(core.Current!, Tell);
        else
            Tell();

        void Tell() => core.Tell.Error(core.Current, mistake.Code, mistake.Why, mistake.Next);
    }

    // What cannot be a chat fails as every other chat does: a script has to stop typing.
    private void FailChat(ClientUser server, Action tell)
    {
        core.Lines.Await(AwaitedKinds.Chat, server);
        tell();
        core.Lines.Settle(server, AwaitedKinds.Chat, failed: true);
    }

    private void Quit(ClientUser server)
    {
        core.Lines.Run(server, AwaitedKinds.Quit, UserTrigger.QuitTyped, Occasion.None);
        if (!server.Conversations.Values.Any(conversation => TalkDecisions.IsBeingLeft(conversation.State)))
            core.Lines.Settle(server, AwaitedKinds.Quit);
    }

    private void SayTo(ParsedLine.NamedText named)
    {
        var server = core.Current!;
        if (Recipient(server, named.Recipient) is { } key)
            Say(server.ConversationWith(key, core.Machines.Conversation.Rules.Initial), named.Value, mayOpen: true);
        else
            core.Tell.NoRecipient(server, named.Recipient);
    }

    private void Say(ClientConversation? conversation, string text, bool mayOpen = false)
    {
        var server = core.Current!;
        var valid = Utf8.TryEncode(text, out var bytes);
        var facts = new TextFacts(valid ? bytes.Length : null, server.Session?.Greeting?.MaxText ?? 0, conversation?.State ?? ConversationState.Open, mayOpen, !server.IsInterrupted);
        var (trigger, code) = TextDecisions.Decide(facts);
        core.Machines.Fire(server, trigger, new() { Conversation = conversation, Text = text, Bytes = bytes, Status = code });
    }

    // A port stands for the open conversation that has it; else the server is asked whose it is.
    private static string? Recipient(ClientUser server, string typed)
    {
        if (ushort.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0)
            return server.OpenAt(port)?.Name ?? port.ToString(CultureInfo.InvariantCulture);
        return UserName.TryNormalizeGroup(typed, out var name) ? name : null;
    }

    private void List()
    {
        core.Tell.Notice(core.Current, "commands", ClientTexts.CommandsIntroduced);
        var widest = CommandTable.All.Max(command => command.Syntax.Length);
        foreach (var (command, permitted) in Permitted(core))
            core.Tell.Notice(core.Current, "command", $"{(permitted ? '+' : '-')} {command.Syntax.PadRight(widest + 1)}{command.Description}");
    }

    /// <summary>Each command, and whether the current server's machine, or the prompt's, does anything with it now.</summary>
    internal static IEnumerable<(ClientCommand Command, bool Permitted)> Permitted(ClientCore core) =>
        from command in CommandTable.All
        let rules = core.Machines.User.Rules
        let byUser = command.Trigger is not { } trigger || rules.Permits(core.Current?.State ?? rules.Initial, trigger)
        let byPrompt = command.Answers is not { } answer || core.Machines.Prompt.Rules.Permits(core.Prompt.State, answer)
        select (command, byUser && byPrompt);
}
