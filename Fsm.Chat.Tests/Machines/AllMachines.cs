using Fsm.Chat.Protocol.Machines.Client.Conversation;
using Fsm.Chat.Protocol.Machines.Client.Delivery;
using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Machines.Server.Account;
using Fsm.Chat.Protocol.Machines.Server.Group;
using Fsm.Chat.Protocol.Machines.Server.Inbox;
using Fsm.Chat.Protocol.Machines.Server.Invitation;
using Fsm.Chat.Protocol.Machines.Server.Server;
using Fsm.Chat.Protocol.Machines.Server.Store;
using Fsm.Chat.Protocol.Machines.Terminal.Errand;
using Fsm.Chat.Protocol.Machines.Terminal.Input;
using Fsm.Chat.Protocol.Machines.Terminal.Keyboard;
using Fsm.Chat.Protocol.Machines.Terminal.Leave;
using Fsm.Chat.Protocol.Machines.Terminal.Prompt;
using Fsm.Chat.Protocol.Machines.Terminal.Typing;

namespace Fsm.Chat.Tests.Machines;

internal static class AllMachines
{
    public static RuleSet Rules { get; } = new(new Limits());

    public static IReadOnlyList<ExecutedMachine> List { get; } =
        [.. new[] { "Server", "Link", "Session", "User", "Conversation", "Delivery", "Input", "Group", "Invitation", "Relay", "Account", "Inbox", "Store", "Prompt", "Leave", "Keyboard", "Typing", "Upload", "Download", "Errand" }.Select(name => Execute(Rules, name))];

    public static IEnumerable<TestCaseData> Cases() => List.Select(machine => new TestCaseData(machine));

    /// <summary>
    /// Beside each machine stand the triggers, other than timers, that come without anybody at a keyboard or any frame of the peer: what the operating
    /// system or the other machines of this side will bring sooner or later. They and the timers alone must lead every state to its end.
    /// </summary>
    public static ExecutedMachine Execute(RuleSet rules, string machine) => machine switch
    {
        // Nobody stops a server but its operator or the system's signal, which is part of the environment.
        "Server" => ExecutedMachine.Of(rules.Server, ServerTrigger.ListenerBound, ServerTrigger.ListenerFailed, ServerTrigger.LastVerdictGiven,
            ServerTrigger.LastLinkClosed, ServerTrigger.StopRequested),
        "Link" => ExecutedMachine.Of(rules.Link, LinkTrigger.InputEnded, LinkTrigger.LinkLost),
        // Whoever makes a session grants it at once.
        "Session" => ExecutedMachine.Of(rules.Session, SessionTrigger.ConnectGranted, SessionTrigger.LinkEnded),
        "User" => ExecutedMachine.Of(rules.User, UserTrigger.DialFailed, UserTrigger.DialRefused, UserTrigger.LinkLost),
        "Conversation" => ExecutedMachine.Of(rules.Conversation, ConversationTrigger.LinkLost, ConversationTrigger.SessionLost, ConversationTrigger.SessionGranted),
        "Delivery" => ExecutedMachine.Of(rules.Delivery, DeliveryTrigger.LinkLost, DeliveryTrigger.SessionLost),
        "Input" => ExecutedMachine.Of(rules.Input, InputTrigger.InputEnded, InputTrigger.DeliveriesSettled, InputTrigger.ServersLeft),
        // Sessions end sooner or later, and with them memberships.
        "Group" => ExecutedMachine.Of(rules.Group, GroupTrigger.Founded, GroupTrigger.NotKept, GroupTrigger.LastMemberLeft),
        "Invitation" => ExecutedMachine.Of(rules.Invitation, InvitationTrigger.InviteeGone, InvitationTrigger.GroupGone),
        "Relay" => ExecutedMachine.Of(rules.Relay, RelayTrigger.FileLinkEnded, RelayTrigger.SenderGone, RelayTrigger.ReceiverGone),
        // A store answers sooner or later, and people stay as long as they wish.
        "Account" => ExecutedMachine.Of(rules.Account, AccountTrigger.AccountKept, AccountTrigger.AccountNotKept, AccountTrigger.ForgetRequested),
        // A store answers sooner or later, whoever makes an inbox looks at once, and sessions end.
        "Inbox" => ExecutedMachine.Of(rules.Inbox, InboxTrigger.NothingFound, InboxTrigger.UnreadFound, InboxTrigger.PageRead, InboxTrigger.LastPageRead, InboxTrigger.ReadFailed, InboxTrigger.SessionEnded),
        // A disk answers sooner or later, and a server stops.
        "Store" => ExecutedMachine.Of(rules.Store, StoreTrigger.BatchStored, StoreTrigger.BatchRefused, StoreTrigger.BatchInDoubt, StoreTrigger.CloseRequested),
        // Input ends with its terminal, and programs with their system.
        "Leave" => ExecutedMachine.Of(rules.Leave, LeaveTrigger.InputEnded, LeaveTrigger.StopRequested),
        "Prompt" => ExecutedMachine.Of(rules.Prompt, PromptTrigger.LastRequestEnded),
        // Every read ends.
        "Keyboard" => ExecutedMachine.Of(rules.Keyboard, KeyboardTrigger.ReadEnded),
        // A question about a paste and a search are left by whoever began them.
        "Typing" => ExecutedMachine.Of(rules.Typing, TypingTrigger.EscapePressed),
        // Whoever makes a transfer says at once what for; files and disks answer sooner or later.
        "Upload" => ExecutedMachine.Of(rules.Upload, UploadTrigger.OfferShared, UploadTrigger.FileExamined, UploadTrigger.FileFailed, UploadTrigger.LinkLost),
        "Download" => ExecutedMachine.Of(rules.Download, DownloadTrigger.OfferArrived, DownloadTrigger.FileStored, DownloadTrigger.FileFailed, DownloadTrigger.LinkLost),
        // Whoever starts a program ends it; and connections are made or not.
        "Errand" => ExecutedMachine.Of(rules.Errand, ErrandTrigger.Interrupted, ErrandTrigger.ClientEnded),
        _ => throw new ArgumentOutOfRangeException(nameof(machine), machine, "There is no such machine."),
    };
}
