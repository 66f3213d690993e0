using Fsm.Chat.Client.Events;
using Fsm.Chat.Client.Session;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Commands;

/// <summary>Texts: what a plain line says, and the commands that say something.</summary>
internal static class SayCommands
{
    /// <summary>The commands. An action is a text like any other, so that everybody can read it.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } =
    [
        new("msg", 2, 2) { Trigger = UserTrigger.TextTyped, Expects = [Expected.Anyone], TakesText = true, Run = call => SayTo(call.Core, call.First!, call.Rest[0]) },
        new("me", 1, 1) { Trigger = UserTrigger.TextTyped, TakesText = true, IsForTarget = true, Run = call => Say(call.Core, call.Place, $"* {call.Server.Name} {call.First}") },
    ];

    /// <summary>Says something to the person or group of a window, or else to whomever plain lines go to.</summary>
    public static void Say(ClientCore core, LineTarget place, string text)
    {
        var server = core.Current!;
        var named = place.IsNamed && Recipients.Find(server, place.Name) is { } key ? server.ConversationWith(key, core.Machines.Conversation.Rules.Initial) : server.Target;
        Say(core, named, text, named == server.Target ? OpenPurpose.Again : OpenPurpose.Chat);
    }

    /// <summary>Says something to somebody who is named, whomever plain lines go to.</summary>
    public static void SayTo(ClientCore core, string recipient, string text)
    {
        var server = core.Current!;
        if (Recipients.Find(server, recipient) is { } key)
            Say(core, server.ConversationWith(key, core.Machines.Conversation.Rules.Initial), text, OpenPurpose.Line);
        else
            core.Announcer.NoRecipient(server, recipient);
    }

    private static void Say(ClientCore core, ClientConversation? conversation, string text, OpenPurpose purpose)
    {
        var server = core.Current!;
        var valid = Utf8.TryEncode(text, out var bytes);
        var isLostGroup = purpose != OpenPurpose.Line && conversation is { IsLostGroup: true };
        var facts = new TextFacts(valid ? bytes.Length : null, server.Session?.Greeting?.MaxText ?? 0, conversation?.State ?? ConversationState.Open, isLostGroup, !server.IsInterrupted)
        {
            HasRecipient = conversation is not null,
        };
        var (trigger, code) = TextDecisions.Decide(facts);
        core.Machines.Fire(server, trigger, new UserHappened.Says(conversation, text, bytes, purpose, code));
    }
}
