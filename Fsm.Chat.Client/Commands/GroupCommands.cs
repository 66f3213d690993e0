using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Groups;
using Fsm.Chat.Protocol.Texts;
using static Fsm.Chat.Client.Commands.ClientCommand;

namespace Fsm.Chat.Client.Commands;

/// <summary>The commands that are about groups, and the answers to whatever is asked.</summary>
internal static class GroupCommands
{
    private const UserTrigger Asks = UserTrigger.GroupRequestTyped;

    /// <summary>The commands. The invitations of a new group follow when it is made.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } =
    [
        new("group", 1, Many) { Trigger = Asks, Awaits = AwaitedKinds.Group, Expects = [Expected.Nothing, Expected.People], Run = call => Ask(call, GroupRequestKind.Create) },
        new("invite", 2, Many) { Trigger = Asks, Awaits = AwaitedKinds.Group, Expects = [Expected.Groups, Expected.People], Run = call => Ask(call, GroupRequestKind.Invite) },
        new("accept", 0, 1) { Answers = PromptTrigger.AnswerTyped, Expects = [Expected.Requests], Run = call => call.Core.PromptKeeper.Answer(call.First, isAccepted: true) },
        new("decline", 0, 1) { Answers = PromptTrigger.AnswerTyped, Expects = [Expected.Requests], Run = call => call.Core.PromptKeeper.Answer(call.First, isAccepted: false) },
        new("leave", 0, 1) { Trigger = Asks, Awaits = AwaitedKinds.Group, Expects = [Expected.Groups], Run = call => Ask(call, GroupRequestKind.Leave) },
        new("groups", 0, 1) { Trigger = Asks, Awaits = AwaitedKinds.Group, Expects = [Expected.Groups], Run = call => Ask(call, GroupRequestKind.List) },
    ];

    private static void Ask(CommandCall call, GroupRequestKind kind)
    {
        var group = "";
        // In the window of a group, that is the one which is left.
        var named = call.First ?? (kind == GroupRequestKind.Leave ? call.Place.Name : null);
        if (call.First is null && named is "")
            call.Core.Announcer.Error(call.Server, LocalCode.Usage, ClientTexts.TypedDifferently, ClientTexts.NextType.With("/leave " + ClientTexts.LeaveArguments.Trim('[', ']')));
        else if (named is { Length: > 0 } typed && !UserName.TryNormalizeGroup(typed, out group))
            call.Core.Announcer.Error(call.Server, StatusCode.NameInvalid, ClientTexts.NoGroupName.With(typed), ClientTexts.NextAnotherName);
        else
            call.Ask(new UserHappened.AsksOfGroup(new(kind, group, [.. call.Rest.Distinct(UserName.Comparer)])));
    }
}
