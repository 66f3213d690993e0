using Fsm.Chat.Client.Facts;
using Fsm.Chat.Client.Session.Happened;
using Fsm.Chat.Client.Session.Subjects;
using Fsm.Chat.Client.Texts;
using Fsm.Chat.Protocol.Codes;
using Fsm.Chat.Protocol.Machines.Client.User;
using Fsm.Chat.Protocol.Messages;
using Fsm.Chat.Protocol.Messages.Accounts;
using Fsm.Chat.Protocol.Texts;

namespace Fsm.Chat.Client.Commands;

/// <summary>The commands that are about one's name: that it be one's own, what proves it, and the end of that.</summary>
internal static class AccountCommands
{
    /// <summary>The commands.</summary>
    public static IReadOnlyList<ClientCommand> Rows { get; } =
    [
        new("register", 0, 1) { Trigger = UserTrigger.AccountTyped, Awaits = AwaitedKinds.Account, Run = Register },
        new("keys", 0, 0) { Trigger = UserTrigger.AccountTyped, Awaits = AwaitedKinds.Account, Run = call => Ask(call, AccountRequestKind.Keys, "") },
        new("add-key", 0, 0) { Trigger = UserTrigger.AccountTyped, Awaits = AwaitedKinds.Account, Run = call => Ask(call, AccountRequestKind.AddKey, "") },
        new("remove-key", 1, 1) { Trigger = UserTrigger.AccountTyped, Awaits = AwaitedKinds.Account, Run = call => Ask(call, AccountRequestKind.RemoveKey, call.First!) },
        new("forget-me", 0, 1) { Trigger = UserTrigger.AccountTyped, Awaits = AwaitedKinds.Account, Run = Forget },
    ];

    private static void Register(CommandCall call)
    {
        var label = call.First ?? call.Core.Options.KeyLabel;
        if (KeyLabel.IsOne(label))
            Ask(call, AccountRequestKind.Register, label);
        else
            call.Core.Announcer.Error(call.Server, LocalCode.Usage, ClientTexts.NoKeyLabel.With(label, KeyLabel.Longest), ClientTexts.NextKeyLabel);
    }

    // It cannot be taken back, so whoever means it types the name that goes.
    private static void Forget(CommandCall call)
    {
        var name = call.Server.Name;
        if (call.First is { } typed && UserName.Comparer.Equals(typed, name))
            Ask(call, AccountRequestKind.Forget, "");
        else
            call.Core.Announcer.Error(call.Server, LocalCode.Usage, ClientTexts.ForgetUnsure.With(name), ClientTexts.NextForget.With(name));
    }

    private static void Ask(CommandCall call, AccountRequestKind kind, string word) => call.Ask(
        call.Server, GrantDecisions.DecideAccount(call.Server.State, call.Server.Session?.Greeting?.Granted ?? Wishes.None), new UserHappened.AsksOfAccount(kind, word));
}
