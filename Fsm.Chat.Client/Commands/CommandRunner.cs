using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Services;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Commands;

/// <summary>Carries out lines: makes a trigger of each, and makes the next line wait where the outcome is not known yet.</summary>
internal sealed class CommandRunner(ClientCore core) : ILineRunner
{
    /// <inheritdoc/>
    public void Execute(InputHappened.Came came)
    {
        switch (came is InputHappened.Line line ? LineParser.Parse(line.Text, core.Current?.Mode ?? TypingMode.Commands) : ((InputHappened.Understood)came).Typed)
        {
            case ParsedLine.Invoke invoke:
                invoke.Command.Run(new(core, invoke.Command, invoke.Arguments));
                break;
            case ParsedLine.Text text:
                Say(core.Current!.Target, text.Value, OpenPurpose.Again);
                break;
            case ParsedLine.NamedText named:
                SayTo(named);
                break;
            case ParsedLine.UserPage page:
                new CommandCall(core, ServerCommands.Users, []).Ask(new UserHappened.AsksForUsers(page.Prefix, page.Skip));
                break;
            case ParsedLine.Mistake mistake:
                Mistaken(mistake);
                break;
            default:
                break; // an empty line
        }
    }

    private void Mistaken(ParsedLine.Mistake mistake)
    {
        if (mistake.Command == TalkCommands.Chat)
            TalkCommands.FailChat(core, Tell);
        else
            Tell();

        void Tell() => core.Announcer.Error(core.Current, mistake.Code, mistake.Why, mistake.Next);
    }

    private void SayTo(ParsedLine.NamedText named)
    {
        var server = core.Current!;
        if (Recipients.Find(server, named.Recipient) is { } key)
            Say(server.ConversationWith(key, core.Machines.Conversation.Rules.Initial), named.Value, OpenPurpose.Line);
        else
            core.Announcer.NoRecipient(server, named.Recipient);
    }

    private void Say(ClientConversation? conversation, string text, OpenPurpose purpose)
    {
        var server = core.Current!;
        var valid = Utf8.TryEncode(text, out var bytes);
        var isLostGroup = purpose == OpenPurpose.Again && conversation is { WasGroup: true, IsGroup: false };
        var facts = new TextFacts(valid ? bytes.Length : null, server.Session?.Greeting?.MaxText ?? 0, conversation?.State ?? ConversationState.Open, isLostGroup, !server.IsInterrupted);
        var (trigger, code) = TextDecisions.Decide(facts);
        core.Machines.Fire(server, trigger, new UserHappened.Says(conversation, text, bytes, purpose, code));
    }
}
